"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { ImportCommand } from "@/domain/import-commands";
import type { ProposedPiece } from "@/domain/proposal";
import styles from "./import-preview.module.css";
import { PieceEditor } from "./piece-editor";
import { PieceView } from "./piece-view";

type Props = {
  pieces: readonly ProposedPiece[];
  numbers: ReadonlyMap<string, number>;
  direction: "ltr" | "rtl";
  language: string | null;
  currentId: string | null;
  editingId: string | null;
  /** Where the import's pictures are to be had. */
  pictures: string;
  onCurrent: (id: string) => void;
  onEdit: (id: string | null) => void;
  command: (command: ImportCommand) => boolean;
};

/** The pieces in their order. One of them is current: the arrow keys go from one to the next, single keys act on it. */
export function Pieces(props: Props) {
  const { pieces, numbers, direction, language, currentId, editingId, pictures, ...acts } = props;
  const { onCurrent, onEdit, command } = acts;
  const t = useTranslations("library.preview");
  const list = useRef<HTMLOListElement>(null);
  const hadFocus = useRef(false);

  // A piece that was merged away or taken out of the editor leaves the focus to the current one.
  useEffect(() => {
    if (editingId !== null || !currentId || !hadFocus.current) return;
    const { activeElement } = document;
    // Whoever describes a picture goes on typing.
    if (activeElement instanceof HTMLInputElement) return;
    const isHere = list.current?.contains(activeElement);
    if (isHere || activeElement === document.body) pieceButton(list.current, currentId)?.focus();
  }, [currentId, editingId]);

  function onKeyDown(event: KeyboardEvent<HTMLOListElement>) {
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

  function act(key: string, piece: ProposedPiece): boolean {
    if (key === "m") return command({ kind: "merge", id: piece.id }) || true;
    if (key === "x" || key === "delete") {
      return command({ kind: piece.isSetAside ? "restore" : "set-aside", id: piece.id }) || true;
    }
    if (key !== "s" && key !== "e") return false;
    onEdit(piece.id);
    return true;
  }

  return (
    <ol
      ref={list}
      className={styles.pieces}
      aria-label={t("pieces")}
      dir={direction}
      lang={language ?? undefined}
      onKeyDown={onKeyDown}
      onFocus={() => {
        hadFocus.current = true;
      }}
    >
      {pieces.map((piece) =>
        piece.id === editingId ? (
          <PieceEditor
            key={piece.id}
            piece={piece}
            number={numbers.get(piece.id) ?? null}
            command={command}
            onDone={() => onEdit(null)}
          />
        ) : (
          <PieceView
            key={piece.id}
            piece={piece}
            number={numbers.get(piece.id) ?? null}
            pictures={pictures}
            isCurrent={piece.id === currentId}
            onCurrent={onCurrent}
            onEdit={onEdit}
            command={command}
          />
        ),
      )}
    </ol>
  );
}

function pieceButton(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-piece="${CSS.escape(id)}"]`) ?? null;
}
