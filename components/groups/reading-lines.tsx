"use client";

import { useTranslations } from "use-intl";
import { minutesToRead } from "@/domain/minutes-to-read";
import type { ReadingWire } from "@/domain/wire/reading";
import styles from "../ui/lines.module.css";

/** A table of contents. Its links load the page anew: a reading is laid down as a whole. */
export function ReadingLines({ readings }: { readings: ReadingWire[] }) {
  return (
    <ul className={styles.list}>
      {readings.map((reading) => (
        <ReadingLine key={reading.id} reading={reading} />
      ))}
    </ul>
  );
}

function ReadingLine({ reading }: { reading: ReadingWire }) {
  const t = useTranslations("groups.readings");
  const { id, group, title, authors, language, direction, paragraphCount, wordCount } = reading;
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <span className={styles.title} lang={language ?? undefined} dir={direction}>
          <a href={`/groups/${group}/readings/${id}`}>{title}</a>
        </span>
        {authors.length > 0 && (
          <span className={styles.quiet} lang={language ?? undefined}>
            {authors.join(", ")}
          </span>
        )}
      </span>
      <span className={styles.quiet}>
        {t("facts", { paragraphs: paragraphCount, minutes: minutesToRead(wordCount) })}
      </span>
    </li>
  );
}
