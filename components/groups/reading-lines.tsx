"use client";

import { useTranslations } from "use-intl";
import { FRESH_LISTED } from "@/domain/limits";
import { anchorOf } from "@/domain/paragraphs";
import type { ReadSoFar } from "@/domain/readings";
import type { ReadingWire } from "@/domain/wire/reading";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import styles from "../ui/lines.module.css";
import { VisuallyHidden } from "../ui/visually-hidden";
import { useTimeToRead } from "../use-time-to-read";

export type ReadingInList = ReadingWire & { soFar: ReadSoFar | null };

type Props = {
  readings: ReadingInList[];
  /** For those who may archive them or take them up again, divide them or bring the subgroups together. */
  forms?: Forms | null;
};
type Forms = { archive: FormAction; divide: FormAction };

/** A table of contents. Its links load the page anew: a reading is laid down as a whole. */
export function ReadingLines({ readings, forms = null }: Props) {
  return (
    <ul className={styles.list}>
      {readings.map((reading) => (
        <ReadingLine key={reading.id} reading={reading} forms={forms} />
      ))}
    </ul>
  );
}

function ReadingLine({ reading, forms }: { reading: ReadingInList; forms: Forms | null }) {
  const t = useTranslations("groups.readings");
  const timeToRead = useTimeToRead();
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
        {forms && (
          <a className={styles.small} href={`/groups/${group}/texts/${reading.text}`}>
            {t("correct")}
          </a>
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
        {reading.divided && ` · ${t("is-divided")}`}
      </span>
      {forms && <ChangeReading reading={reading} forms={forms} />}
    </li>
  );
}

function ChangeReading({ reading, forms }: { reading: ReadingWire; forms: Forms }) {
  const t = useTranslations("groups.readings");
  const tl = useTranslations("library.about");
  const { id, group, title, archivedAt, divided } = reading;
  const fields = { group, reading: id };
  if (archivedAt !== null)
    return (
      <SmallForm action={forms.archive} submit={t("reopen")} fields={{ ...fields, archived: "false" }} />
    );
  return (
    <details className={styles.fold}>
      <summary>
        {t("change")} <VisuallyHidden>{title}</VisuallyHidden>
      </summary>
      <div className={styles.folded}>
        <p>
          <a href={`/groups/${group}/readings/${id}/about`}>{tl("edit-link")}</a>
        </p>
        <p>
          {divided
            ? t("together-words")
            : t.rich("divide-words", {
                link: (words) => <a href={`/groups/${group}/subgroups`}>{words}</a>,
              })}
        </p>
        <SmallForm
          action={forms.divide}
          submit={t(divided ? "together" : "divide")}
          fields={{ ...fields, divided: String(!divided) }}
        />
        <div className={styles.apart}>
          <p>{t("archive-words")}</p>
          <SmallForm action={forms.archive} submit={t("archive")} fields={{ ...fields, archived: "true" }} />
        </div>
      </div>
    </details>
  );
}
