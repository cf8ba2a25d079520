"use client";

import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import type { ImportCommand } from "@/domain/import-commands";
import type { ProposedPiece } from "@/domain/proposal";
import styles from "./import-preview.module.css";
import { PieceSection, SECTION } from "./piece-section";
import { useNearSections } from "./use-near-sections";

/** Where the organizer asked to go; `turn` tells one time from the next. */
export type GoTo = { id: string; turn: number };

type Props = {
  pieces: readonly ProposedPiece[];
  numbers: ReadonlyMap<string, number>;
  direction: "ltr" | "rtl";
  language: string | null;
  currentId: string | null;
  editingId: string | null;
  /** Where the import's pictures are to be had. */
  pictures: string;
  goTo: GoTo | null;
  onCurrent: (id: string) => void;
  onEdit: (id: string | null) => void;
  /** To choose what kind the current one is. */
  onKind: () => void;
  command: (command: ImportCommand) => boolean;
};

/**
 * The pieces in their order. One of them is current: the arrow keys go from one to the next, single keys act on it. Of a
 * long text those near the screen are drawn, and the others keep their room.
 */
export function Pieces(props: Props) {
  const { pieces, currentId, editingId, goTo, onCurrent, onEdit, onKind, command, ...shown } = props;
  const t = useTranslations("library.preview");
  const list = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  const sections = useMemo(
    () =>
      Array.from({ length: Math.ceil(pieces.length / SECTION) }, (_, at) =>
        pieces.slice(at * SECTION, (at + 1) * SECTION),
      ),
    [pieces],
  );
  const near = useNearSections(list, sections.length);

  // A piece that was merged away or taken out of the editor leaves the focus to the current one.
  useEffect(() => {
    if (editingId !== null || !currentId || !hadFocus.current) return;
    const { activeElement } = document;
    // Whoever describes a picture goes on typing.
    if (activeElement instanceof HTMLInputElement) return;
    const isHere = list.current?.contains(activeElement);
    if (isHere || activeElement === document.body) pieceButton(list.current, currentId)?.focus();
  }, [currentId, editingId]);

  useEffect(() => {
    if (!goTo) return;
    const piece = pieceButton(list.current, goTo.id);
    piece?.scrollIntoView({ block: "start" });
    piece?.focus({ preventScroll: true });
  }, [goTo]);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const isOnPiece = event.target instanceof HTMLElement && event.target.dataset.piece !== undefined;
    if (!isOnPiece || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = pieces.findIndex(({ id }) => id === currentId);
    const piece = pieces[at];
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: pieces.length - 1 }[event.key];
    const goal = target === undefined ? undefined : pieces[target];
    if (goal) onCurrent(goal.id);
    else if (!piece || !act(event.key.toLowerCase(), piece)) return;
    event.preventDefault();
  }

  function act(key: string, { id, isSetAside }: ProposedPiece): boolean {
    switch (key) {
      case "m":
        command({ kind: "merge", id });
        return true;
      case "x":
      case "delete":
        command({ kind: isSetAside ? "restore" : "set-aside", id });
        return true;
      case "s":
      case "e":
        onEdit(id);
        return true;
      case "k":
        onKind();
        return true;
      default:
        return false;
    }
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div
      ref={list}
      role="group"
      aria-label={t("pieces")}
      className={styles.all}
      onKeyDown={onKeyDown}
      onFocus={() => {
        hadFocus.current = true;
      }}
    >
      {sections.map((section, at) => {
        const holds = (wanted: string | null) => wanted !== null && section.some(({ id }) => id === wanted);
        return (
          <PieceSection
            // biome-ignore lint/suspicious/noArrayIndexKey: a section is a place, whatever stands in it
            key={at}
            {...shown}
            pieces={section}
            isDrawn={near.has(at) || holds(currentId) || holds(editingId)}
            currentId={holds(currentId) ? currentId : null}
            editingId={holds(editingId) ? editingId : null}
            onCurrent={onCurrent}
            onEdit={onEdit}
            command={command}
          />
        );
      })}
    </div>
  );
}

function pieceButton(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-piece="${CSS.escape(id)}"]`) ?? null;
}
