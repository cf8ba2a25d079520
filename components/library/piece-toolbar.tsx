"use client";

import type { RefObject } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { ImportCommand } from "@/domain/import-commands";
import { PARAGRAPH_KINDS, type ParagraphKind } from "@/domain/paragraphs";
import type { ProposedPiece } from "@/domain/proposal";
import styles from "./import-preview.module.css";

type Props = {
  piece: ProposedPiece;
  number: number | null;
  command: (command: ImportCommand) => boolean;
  onEdit: () => void;
  /** Of what kind it is, to be reached by a key. */
  kind: RefObject<HTMLSelectElement | null>;
  /** Back to the piece. */
  onLeave: () => void;
};

/** What can be done to the current piece. It stays in reach at the foot of the page, so nothing moves under the reader. */
export function PieceToolbar({ piece, number, command, onEdit, kind, onLeave }: Props) {
  const t = useTranslations("library.preview");
  const name = piece.isSetAside
    ? t("set-aside")
    : t("named", { kind: t(`kinds.${piece.kind}`), number: number ?? 0 });
  return (
    <fieldset aria-label={t("toolbar", { name })} className={styles.toolbar}>
      <strong className={styles.current}>{name}</strong>
      <Button onClick={() => command({ kind: "merge", id: piece.id })}>{t("merge")}</Button>
      <Button onClick={onEdit}>{t("split-or-edit")}</Button>
      <Button onClick={() => command({ kind: piece.isSetAside ? "restore" : "set-aside", id: piece.id })}>
        {piece.isSetAside ? t("restore") : t("set-aside-it")}
      </Button>
      <label className={styles.kind}>
        <span>{t("kind")}</span>
        <select
          ref={kind}
          value={piece.kind}
          disabled={piece.isSetAside}
          onChange={({ target: { value } }) =>
            command({ kind: "change-kind", id: piece.id, to: value as ParagraphKind })
          }
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== "Escape") return;
            event.preventDefault();
            onLeave();
          }}
        >
          {PARAGRAPH_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
