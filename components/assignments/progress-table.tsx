"use client";

import { useTranslations } from "use-intl";
import type { AssignmentWire, ProgressWire } from "@/domain/wire/assignment";
import styles from "./progress-table.module.css";

type Props = { assignment: AssignmentWire; everyone: ProgressWire[] };

/** How far everybody has come. On a small screen the table scrolls by itself, and the keyboard reaches it. */
export function ProgressTable({ assignment: { targets }, everyone }: Props) {
  const t = useTranslations("assignments");
  const hasSubgroups = everyone.some(({ subgroup }) => subgroup !== null);
  const counted = (count: number, asked: number | null) =>
    asked === null ? count : t("counts.of", { count, asked });
  const readTo = ({ isReadToEnd, readTo: number }: ProgressWire) => {
    if (isReadToEnd) return t("table.to-end");
    return number === null ? t("everyone.none") : `¶${number}`;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer scrolls it with the arrow keys
    <section className={styles.scroll} aria-label={t("everyone.scroll")} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("table.name")}</th>
            {hasSubgroups && <th scope="col">{t("table.subgroup")}</th>}
            <th scope="col">{t("table.annotations")}</th>
            <th scope="col">{t("table.replies")}</th>
            <th scope="col">{t("table.read-to")}</th>
            <th scope="col">{t("table.done")}</th>
          </tr>
        </thead>
        <tbody>
          {everyone.map((one) => (
            <tr key={one.member.id}>
              <th scope="row">
                <bdi>{one.member.name}</bdi>
              </th>
              {hasSubgroups && <td dir="auto">{one.subgroup ?? t("everyone.none")}</td>}
              <td>{counted(one.annotations, targets.annotations)}</td>
              <td>{counted(one.replies, targets.replies)}</td>
              <td>{readTo(one)}</td>
              <td>{one.done ? t("table.yes") : t("everyone.none")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
