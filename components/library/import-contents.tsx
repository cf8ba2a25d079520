"use client";

import { memo, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ProposedPiece } from "@/domain/proposal";
import styles from "./import-contents.module.css";

type Props = { pieces: readonly ProposedPiece[]; onGo: (id: string) => void };

/** The headings of a long text, to go to. */
export const ImportContents = memo(function ImportContents({ pieces, onGo }: Props) {
  const t = useTranslations("library.preview");
  const headings = useMemo(
    () => pieces.filter(({ kind, isSetAside }) => kind === "heading" && !isSetAside),
    [pieces],
  );
  if (headings.length < 3) return null;
  return (
    <details className={styles.contents}>
      <summary>{t("contents", { count: headings.length })}</summary>
      <ol>
        {headings.map(({ id, text, attrs }) => (
          <li key={id} data-level={Math.min(Number(attrs?.level ?? 2), 4)}>
            <button type="button" dir="auto" onClick={() => onGo(id)}>
              {text}
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
});
