"use client";

import { memo, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { ImportCommand } from "@/domain/import-commands";
import { listDepth } from "@/domain/list-depth";
import { WORDLESS } from "@/domain/pictures";
import type { ProposedPiece } from "@/domain/proposal";
import { renderPieceWords } from "@/domain/render-piece";
import styles from "./import-preview.module.css";
import { PiecePicture } from "./piece-picture";

type Props = {
  piece: ProposedPiece;
  number: number | null;
  isCurrent: boolean;
  /** Where the import's pictures are to be had. */
  pictures: string;
  onCurrent: (id: string) => void;
  onEdit: (id: string) => void;
  command: (command: ImportCommand) => boolean;
};

/** In place of a character that could not be read. */
const UNREAD = "\ufffd";

/** A piece as it will be. Choosing it makes it the current one, choosing it again opens its words. */
export const PieceView = memo(function PieceView(props: Props) {
  const { piece, number, isCurrent, pictures, onCurrent, onEdit, command } = props;
  const t = useTranslations("library.preview");
  // The press that begins a click focuses the piece and so makes it current; what counts is what it was before.
  const wasCurrent = useRef(false);
  const isItem = piece.kind === "list-item";
  const [marker, depth] = isItem ? [piece.attrs?.marker, listDepth(piece.attrs ?? {})] : [null, 1];
  return (
    <li
      className={styles.piece}
      data-kind={piece.kind}
      data-depth={depth > 1 ? depth : undefined}
      data-aside={piece.isSetAside || undefined}
    >
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <button
        type="button"
        data-piece={piece.id}
        className={styles.words}
        aria-current={isCurrent || undefined}
        tabIndex={isCurrent ? 0 : -1}
        onMouseDown={() => {
          wasCurrent.current = isCurrent;
        }}
        onFocus={() => onCurrent(piece.id)}
        onClick={({ detail: presses }) => {
          const isAgain = presses === 0 ? isCurrent : wasCurrent.current;
          (isAgain ? onEdit : onCurrent)(piece.id);
        }}
      >
        <VisuallyHidden>
          {piece.isSetAside
            ? t("set-aside")
            : t("named", { kind: t(`kinds.${piece.kind}`), number: number ?? 0 })}{" "}
        </VisuallyHidden>
        {marker && <span>{marker} </span>}
        {piece.text === WORDLESS ? null : piece.isSetAside ? piece.text : <SetWords piece={piece} />}
      </button>
      {piece.text.includes(UNREAD) && <p className={styles.unread}>{t("unread-here")}</p>}
      {piece.kind === "figure" && (
        <PiecePicture piece={piece} pictures={pictures} onCurrent={onCurrent} command={command} />
      )}
      {piece.isSetAside && (
        <p className={styles.aside}>
          <span dir="auto">{piece.reason ? t(`reasons.${piece.reason}`) : t("set-aside-by-hand")}</span>
          <Button onClick={() => command({ kind: "restore", id: piece.id })}>{t("restore")}</Button>
        </p>
      )}
    </li>
  );
});

function SetWords({ piece }: { piece: ProposedPiece }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: only what `domain/render-piece.ts` made, which escapes every word
  return <span className={styles.set} dangerouslySetInnerHTML={{ __html: renderPieceWords(piece) }} />;
}
