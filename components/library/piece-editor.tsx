"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { type ImportCommand, keepsLines } from "@/domain/import-commands";
import { WORDLESS } from "@/domain/pictures";
import type { ProposedPiece } from "@/domain/proposal";
import styles from "./import-preview.module.css";

type Props = {
  piece: ProposedPiece;
  number: number | null;
  command: (command: ImportCommand) => boolean;
  onDone: () => void;
};

/** The words of one piece, to correct them or to divide them where the caret stands. */
export function PieceEditor({ piece, number, command, onDone }: Props) {
  const t = useTranslations("library.preview.editor");
  const [text, setText] = useState(piece.text === WORDLESS ? "" : piece.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const hasLines = keepsLines(piece.kind);

  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(0, 0);
  }, []);

  function keepWords(): boolean {
    return (
      text === (piece.text === WORDLESS ? "" : piece.text) ||
      command({ kind: "edit-words", id: piece.id, text })
    );
  }

  function done() {
    if (keepWords()) onDone();
  }

  function split() {
    const at = field.current?.selectionStart ?? 0;
    if (keepWords() && command({ kind: "split", id: piece.id, at })) onDone();
    else field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    const isSplit = event.key === "Enter" && (!hasLines || event.ctrlKey || event.metaKey);
    if (event.key !== "Escape" && !isSplit) return;
    event.preventDefault();
    if (isSplit) split();
    else onDone();
  }

  return (
    <li className={styles.piece} data-kind={piece.kind} data-editing="">
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.editor}>
        <textarea
          ref={field}
          className={styles.field}
          aria-label={t("label")}
          aria-describedby={`${piece.id}-how`}
          rows={Math.min(12, text.split("\n").length + Math.ceil(text.length / 80))}
          value={text}
          onChange={({ target: { value } }) => setText(value)}
          onKeyDown={onKeyDown}
        />
        <p id={`${piece.id}-how`} className={styles.how}>
          {hasLines ? t("how-lines") : t("how")}
        </p>
        <div className={styles.buttons}>
          <Button variant="primary" onClick={done}>
            {t("done")}
          </Button>
          <Button onClick={split}>{t("split")}</Button>
          <Button onClick={onDone}>{t("cancel")}</Button>
        </div>
      </div>
    </li>
  );
}
