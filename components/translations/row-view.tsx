import { useTranslations } from "use-intl";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Doubt } from "@/domain/translations/row-doubts";
import type { ShownRow } from "@/domain/translations/rows-page";
import styles from "./row-aligner.module.css";

export type Language = { language: string | null; direction: "ltr" | "rtl" };

type Props = {
  row: ShownRow;
  doubt: Doubt | null;
  pieces: { at: number; kind: ShownRow["kind"]; text: string }[];
  current: number;
  original: Language;
  translation: Language;
  onCurrent: (piece: number) => void;
};

/** A paragraph of the text, and what stands beside it. */
export function RowView({ row, doubt, pieces, current, original, translation, onCurrent }: Props) {
  const t = useTranslations("translations.align");
  const { index, number, kind, text } = row;
  return (
    <li id={`row-${index}`} className={styles.row} data-doubt={doubt ?? undefined}>
      <VisuallyHidden>
        {number === null ? t("row", { row: index + 1 }) : t("row-numbered", { row: index + 1, number })}
      </VisuallyHidden>
      <div
        className={styles.original}
        lang={original.language ?? undefined}
        dir={original.direction}
        data-kind={kind}
      >
        {text}
      </div>
      <div className={styles.beside}>
        {pieces.map((piece) => (
          <button
            key={piece.at}
            type="button"
            data-piece={piece.at}
            data-kind={piece.kind}
            className={styles.piece}
            lang={translation.language ?? undefined}
            dir={translation.direction}
            aria-current={piece.at === current || undefined}
            tabIndex={piece.at === current ? 0 : -1}
            onFocus={() => onCurrent(piece.at)}
            onClick={() => onCurrent(piece.at)}
          >
            {piece.text}
          </button>
        ))}
        {pieces.length === 0 && (
          <p className={styles.quiet}>
            <span aria-hidden="true">–</span>
            <VisuallyHidden>{t("empty")}</VisuallyHidden>
          </p>
        )}
        {doubt && <p className={styles.doubt}>{t(`doubt.${doubt}`)}</p>}
      </div>
    </li>
  );
}
