"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { AssignmentTimes } from "@/domain/assignments";
import type { TermValues } from "@/domain/next-term-form";
import type { TermWire } from "@/domain/wire/next-term";
import { StretchName } from "../assignments/what-to-read";
import { VisuallyHidden } from "../ui/visually-hidden";
import styles from "./term-table.module.css";

/** `times` as they will be; null while no first meeting is said. */
type Row = Pick<TermWire["assignments"][number], "id" | "title" | "stretches" | "assignees"> & {
  times: AssignmentTimes | null;
};

type Props = { rows: Row[]; zone: string; values: TermValues };

/** What is asked when. Where a text stays behind, what is asked of it does, too. */
export function TermTable({ rows, zone, values }: Props) {
  const t = useTranslations("nextTerm.table");
  const hasReplies = rows.some(({ times }) => times?.repliesUntil);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{t("take")}</VisuallyHidden>
          </th>
          <th scope="col">{t("title")}</th>
          <th scope="col">{t("opens")}</th>
          <th scope="col">{t("due")}</th>
          {hasReplies && <th scope="col">{t("replies-until")}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, stretches, assignees, times }) => {
          const isLeft = stretches.length === 0;
          return (
            <tr key={id} data-left={isLeft || undefined}>
              <td className={styles.take}>
                <input
                  type="checkbox"
                  id={`take-${id}`}
                  name={`assignment.${id}`}
                  disabled={isLeft}
                  defaultChecked={Boolean(values[`assignment.${id}`])}
                />
              </td>
              <th scope="row" className={styles.what}>
                <label htmlFor={`take-${id}`} dir="auto">
                  {title}
                </label>
                {stretches.map((stretch) => (
                  <span key={`${stretch.reading} ${stretch.from} ${stretch.to}`} className={styles.quiet}>
                    <StretchName stretch={stretch} />
                  </span>
                ))}
                {isLeft && <span className={styles.quiet}>{t("without-text")}</span>}
                {!isLeft && assignees === "some" && <span className={styles.quiet}>{t("some")}</span>}
              </th>
              <When label={t("opens")} at={times?.opensAt} zone={zone} />
              <When label={t("due")} at={times?.dueAt} zone={zone} />
              {hasReplies && <When label={t("replies-until")} at={times?.repliesUntil} zone={zone} />}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Where the table is narrow each time says itself what it is. */
function When({ label, at, zone }: { label: string; at: Date | null | undefined; zone: string }) {
  const format = useFormatter();
  if (!at) return <td className={styles.never} />;
  return (
    <td className={styles.when}>
      <span className={styles.label} aria-hidden="true">
        {label}{" "}
      </span>
      <time dateTime={at.toISOString()}>
        {format.dateTime(at, {
          weekday: "short",
          day: "numeric",
          month: "short",
          year: "numeric",
          hour: "numeric",
          minute: "2-digit",
          timeZone: zone,
        })}
      </time>
    </td>
  );
}
