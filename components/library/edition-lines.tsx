import type { EditionWire } from "@/domain/wire/edition";
import type { Translate } from "@/messages/translator";
import styles from "../ui/lines.module.css";

type Props = {
  editions: EditionWire[];
  /** Where an earlier edition can be read as it stood: nowhere, for one of a translation. */
  readings?: { id: string }[];
  base: string;
  t: Translate;
  tell: (at: string) => string;
};

/** The editions of a text, or of a translation, the latest first: who made them, and what they changed. */
export function EditionLines({ editions, readings = [], base, t, tell }: Props) {
  return (
    <ol className={styles.list} reversed>
      {editions.map(({ id, number, current, publishedAt, publishedBy, changes }) => (
        <li key={id} className={styles.line}>
          <span className={styles.words}>
            <span>
              {t("editions.number", { number })}
              {current && <strong> · {t("editions.current")}</strong>}
            </span>
            <span className={styles.quiet}>
              {t("editions.by", { name: publishedBy.name, at: tell(publishedAt) })}
            </span>
            <span className={styles.quiet}>
              {changes ? t("editions.paragraphs", changes.paragraphs) : t("editions.first")}
            </span>
            {changes?.annotations && (
              <span className={styles.quiet}>
                {t("editions.annotations-label", { words: t("editions.annotations", changes.annotations) })}
              </span>
            )}
            {!current &&
              readings.map((reading, place) => (
                <a
                  key={reading.id}
                  className={styles.small}
                  href={`${base}/readings/${reading.id}?edition=${number}`}
                >
                  {readings.length === 1 ? t("editions.read") : t("editions.read-in", { place: place + 1 })}
                </a>
              ))}
          </span>
        </li>
      ))}
    </ol>
  );
}
