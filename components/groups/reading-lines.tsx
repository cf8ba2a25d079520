"use client";

import { useTranslations } from "use-intl";
import type { ReadingWire } from "@/domain/wire/reading";
import lines from "../ui/lines.module.css";
import styles from "./groups.module.css";

/** Plain links: the reading page's text comes with its HTML, not with a soft navigation. */
export function ReadingLines({ readings }: { readings: ReadingWire[] }) {
  const t = useTranslations("groups.readings");
  return (
    <ul className={lines.list}>
      {readings.map(({ id, group, title, authors, paragraphCount, direction, language }) => (
        <li key={id} className={lines.line}>
          <div className={lines.words}>
            <a
              className={styles.title}
              href={`/groups/${group}/readings/${id}`}
              dir={direction}
              lang={language ?? undefined}
            >
              {title}
            </a>
            <span className={lines.quiet}>
              {[authors.join(", "), t("length", { count: paragraphCount })].filter(Boolean).join(" · ")}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
