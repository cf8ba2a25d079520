"use client";

import { useFormatter, useTranslations } from "use-intl";
import { COUNTED_DECISIONS, COUNTED_SANCTIONS } from "@/domain/transparency";
import type { TransparencyWire } from "@/domain/wire/transparency";
import styles from "./transparency.module.css";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What was written, what moderators were asked, and what they did: numbers alone. */
export function TransparencyTable({ told }: { told: TransparencyWire }) {
  const t = useTranslations("transparency");
  const format = useFormatter();
  const day = (date: string) =>
    format.dateTime(new Date(`${date}T12:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
  const { decisions, sanctions } = told;
  return (
    <table className={styles.table}>
      <caption>{t("caption", { from: day(told.from), to: day(told.to) })}</caption>
      <Rows title={t("written")} rows={[[t("posts"), told.posts]]} />
      <Rows
        title={t("asked")}
        rows={[
          [t("flags"), told.flags],
          [t("flagged-posts"), told.flaggedPosts],
          [t("hidden-by-flags"), told.hiddenByFlags],
          [t("held"), told.held],
        ]}
      />
      <Rows
        title={t("decided")}
        rows={[
          ...COUNTED_DECISIONS.map((one) => [t(`decisions.${one}`), decisions[one]] as const),
          [t("median"), told.medianSeconds === null ? t("nothing-waited") : duration(told.medianSeconds)],
        ]}
      />
      <Rows
        title={t("reversed")}
        rows={[
          [t("appeals"), told.appeals],
          [t("appeals-granted"), told.appealsGranted],
        ]}
      />
      <Rows
        title={t("members")}
        rows={COUNTED_SANCTIONS.map((one) => [t(`sanctions.${one}`), sanctions[one]] as const)}
      />
    </table>
  );

  function duration(seconds: number): string {
    if (seconds < HOUR) return t("minutes", { count: Math.max(1, Math.round(seconds / MINUTE)) });
    if (seconds < 2 * DAY) return t("hours", { count: Math.round(seconds / HOUR) });
    return t("days", { count: Math.round(seconds / DAY) });
  }
}

type RowsProps = { title: string; rows: readonly (readonly [label: string, value: number | string])[] };

function Rows({ title, rows }: RowsProps) {
  const format = useFormatter();
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={2} className={styles.part}>
          {title}
        </th>
      </tr>
      {rows.map(([label, value]) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td>{typeof value === "number" ? format.number(value) : value}</td>
        </tr>
      ))}
    </tbody>
  );
}
