"use client";

import { useTranslations } from "use-intl";
import { FRESH_LISTED } from "@/domain/limits";
import { anchorOf } from "@/domain/paragraphs";
import type { ReadSoFar } from "@/domain/readings";
import { timeToRead } from "@/domain/time-to-read";
import type { ReadingWire } from "@/domain/wire/reading";
import styles from "../ui/lines.module.css";

export type ReadingInList = ReadingWire & { soFar: ReadSoFar | null };

/** A table of contents. Its links load the page anew: a reading is laid down as a whole. */
export function ReadingLines({ readings }: { readings: ReadingInList[] }) {
  return (
    <ul className={styles.list}>
      {readings.map((reading) => (
        <ReadingLine key={reading.id} reading={reading} />
      ))}
    </ul>
  );
}

function ReadingLine({ reading }: { reading: ReadingInList }) {
  const t = useTranslations("groups.readings");
  const { id, group, soFar, title, authors, language, direction, paragraphCount, wordCount } = reading;
  const path = `/groups/${group}/readings/${id}`;
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <span className={styles.title} lang={language ?? undefined} dir={direction}>
          <a href={path}>{title}</a>
        </span>
        {authors.length > 0 && (
          <span className={styles.quiet} lang={language ?? undefined} dir="auto">
            {authors.join(", ")}
          </span>
        )}
        {soFar?.stoppedAt && (
          <a className={styles.small} href={`${path}#${anchorOf(soFar.stoppedAt)}`}>
            {soFar.stoppedAt.number === null ? t("go-on") : t("go-on-at", { number: soFar.stoppedAt.number })}
          </a>
        )}
      </span>
      <span className={styles.quiet}>
        {soFar && soFar.fresh > 0 && (
          <>
            <strong className={styles.fresh}>
              {soFar.fresh < FRESH_LISTED
                ? t("fresh", { count: soFar.fresh })
                : t("fresh-more", { count: FRESH_LISTED - 1 })}
            </strong>
            {" · "}
          </>
        )}
        {t("facts", { paragraphs: paragraphCount, ...timeToRead(wordCount) })}
      </span>
    </li>
  );
}
