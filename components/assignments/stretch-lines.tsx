"use client";

import { useTranslations } from "use-intl";
import type { AssignmentWire } from "@/domain/wire/assignment";
import styles from "../ui/lines.module.css";
import { useTimeToRead } from "../use-time-to-read";
import { StretchName } from "./what-to-read";

/** What is to be read, each stretch with the way to where it begins. The links load the page anew, as all to readings do. */
export function StretchLines({ stretches }: Pick<AssignmentWire, "stretches">) {
  const t = useTranslations("assignments.what");
  const timeToRead = useTimeToRead();
  if (stretches.length === 0) return <p>{t("gone")}</p>;
  return (
    <ul className={styles.list}>
      {stretches.map((stretch) => (
        <li key={`${stretch.reading} ${stretch.fromKey} ${stretch.toKey}`} className={styles.line}>
          <span className={styles.words}>
            <span className={styles.title}>
              <a href={stretch.url}>
                <StretchName stretch={stretch} />
              </a>
            </span>
          </span>
          <span className={styles.quiet}>{t("length", timeToRead(stretch.words))}</span>
        </li>
      ))}
    </ul>
  );
}
