"use client";

import { useTranslations } from "use-intl";
import type { ReadingWire } from "@/domain/wire/reading";
import { EmptyState } from "../ui/empty-state";
import styles from "../ui/lines.module.css";

/** Which text is to be planned. */
export function TextsToPlan({ slug, readings }: { slug: string; readings: ReadingWire[] }) {
  const t = useTranslations("schedules.texts");
  if (readings.length === 0)
    return <EmptyState action={<a href={`/groups/${slug}/import`}>{t("add")}</a>}>{t("none")}</EmptyState>;
  return (
    <>
      <p>{t("choose")}</p>
      <ul className={styles.list}>
        {readings.map(({ id, title, language, direction, wordCount }) => (
          <li key={id} className={styles.line}>
            <span className={styles.words}>
              <span className={styles.title} lang={language ?? undefined} dir={direction}>
                <a href={`/groups/${slug}/assignments/plan?reading=${id}`}>{title}</a>
              </span>
            </span>
            <span className={styles.quiet}>{t("words", { words: wordCount })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
