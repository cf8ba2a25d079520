import type { ChangedWords } from "@/domain/next-edition/changed-words";
import type { DifferenceRow } from "@/domain/next-edition/difference";
import type { PlacementReport } from "@/domain/wire/edition";
import type { Translate } from "@/messages/translator";
import { QuotedWords } from "../ui/quoted-words";
import { VisuallyHidden } from "../ui/visually-hidden";
import styles from "./edition-difference.module.css";

type TextProps = {
  rows: DifferenceRow[];
  more: number;
  language: string | null;
  direction: "ltr" | "rtl";
  t: Translate;
};

/** What a correction changes, paragraph by paragraph; what stays the same is folded. */
export function TextDifference({ rows, more, language, direction, t }: TextProps) {
  if (rows.every(({ kind }) => kind === "same")) return <p>{t("editions.difference.nothing")}</p>;
  return (
    <>
      <ol className={styles.rows}>
        {rows.map((row) => (
          <li key={`${row.kind} ${row.key}`} className={styles.row} data-kind={row.kind}>
            {row.kind === "same" ? (
              <p className={styles.same}>{t("editions.difference.same", { count: row.count })}</p>
            ) : (
              <>
                <p className={styles.kind}>{nameOf(row, t)}</p>
                <p className={styles.words} lang={language ?? undefined} dir={direction}>
                  {row.pieces.map((piece, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never change
                    <Words key={at} piece={piece} t={t} />
                  ))}
                </p>
              </>
            )}
          </li>
        ))}
      </ol>
      {more > 0 && <p>{t("editions.difference.more", { count: more })}</p>}
    </>
  );
}

function nameOf(row: Exclude<DifferenceRow, { kind: "same" }>, t: Translate): string {
  const turn = row.turned;
  const kind = turn
    ? t("editions.difference.turned", {
        kind: t(`editions.difference.kinds.${row.kind}`),
        from: t(`library.preview.kinds.${turn.from}`),
        to: t(`library.preview.kinds.${turn.to}`),
      })
    : t(`editions.difference.kinds.${row.kind}`);
  return row.number === null ? kind : t("editions.difference.kind-number", { kind, number: row.number });
}

function Words({ piece: { kind, words }, t }: { piece: ChangedWords; t: Translate }) {
  if (kind === "kept") return words;
  const Change = kind === "in" ? "ins" : "del";
  return (
    <Change>
      <VisuallyHidden>{t(`editions.difference.${kind === "in" ? "put-in" : "taken-out"}`)}</VisuallyHidden>
      {words}
    </Change>
  );
}

type TalkProps = {
  report: PlacementReport;
  t: Translate;
  /** The words are a translation's: what it loses stands at its paragraph of the text. */
  isTranslation?: boolean;
};

/** Where annotations will stand, and the words of those that will not stand as they do. */
export function TalkDifference({ report, t, isTranslation = false }: TalkProps) {
  const { annotations, items } = report;
  const all = Object.values(annotations).reduce((sum, count) => sum + count, 0);
  if (all === 0)
    return <p>{t(isTranslation ? "translations.look-after.no-talk" : "editions.difference.no-talk")}</p>;
  return (
    <>
      <p>
        <strong>{t("editions.annotations", annotations)}</strong>
      </p>
      {annotations.lost > 0 && (
        <p>{t(isTranslation ? "translations.look-after.lost-how" : "editions.difference.lost-how")}</p>
      )}
      <ul className={styles.rows}>
        {items.map(({ annotation, author, state, before, after }) => (
          <li key={annotation} className={styles.row} data-kind={state === "lost" ? "gone" : "changed"}>
            <p className={styles.kind}>
              {t("editions.difference.state-of", {
                state: t(`editions.difference.states.${state}`),
                name: author.name,
              })}
            </p>
            <QuotedWords said={t("editions.difference.was")}>{before.quote}</QuotedWords>
            {after && <QuotedWords said={t("editions.difference.is")}>{after.quote}</QuotedWords>}
          </li>
        ))}
      </ul>
      <p className={styles.same}>{t("editions.difference.not-all")}</p>
    </>
  );
}
