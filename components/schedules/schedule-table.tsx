"use client";

import { Fragment, useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { Parsed } from "@/domain/parsed";
import { addPortion } from "@/domain/schedules/add-portion";
import { moveCut } from "@/domain/schedules/move-cut";
import type { PlannedPortion } from "@/domain/schedules/plan-schedule";
import type { PlacedParagraph } from "@/domain/schedules/plan-text";
import type { Beginnings, Portion } from "@/domain/schedules/portions";
import { removePortion } from "@/domain/schedules/remove-portion";
import { Button } from "../ui/button";
import { VisuallyHidden } from "../ui/visually-hidden";
import { useTimeToRead } from "../use-time-to-read";
import { CutSlider } from "./cut-slider";
import styles from "./schedule-table.module.css";

export type Row = PlannedPortion & { title: string; isPast: boolean };

type Change = (portions: Portion[]) => Parsed<Portion[]>;

type Props = {
  rows: Row[];
  zone: string;
  reading: { language: string | null; direction: "ltr" | "rtl" };
  paragraphs: readonly PlacedParagraph[];
  /** Of what is ahead. */
  beginnings: Beginnings;
  onCut: (change: Change, isOneMove?: boolean) => void;
};

/** Who meets when about what, and between two portions the cut. */
export function ScheduleTable({ rows, zone, reading, paragraphs, beginnings, onCut }: Props) {
  const t = useTranslations("schedules.table");
  const tCuts = useTranslations("schedules.cuts");
  const places = useMemo(() => new Map(beginnings.at.map((index, place) => [index, place])), [beginnings]);
  const ahead = rows.filter(({ isPast }) => !isPast);
  const passed = rows.length - ahead.length;
  const ends = [...ahead.map(({ from }) => places.get(from) ?? 0), beginnings.at.length];

  return (
    <>
      <p className={styles.sum} role="status">
        {t("sum", { count: ahead.length, words: Math.round(meanOf(ahead)) })}
      </p>
      <div className={styles.strip} aria-hidden="true">
        {rows.map(({ from, words, isPast }) => (
          <span key={from} data-past={isPast || undefined} style={{ flexGrow: Math.max(1, words) }} />
        ))}
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            {(["portion", "when", "stretch", "words", "time"] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
            <th className={styles.scripted}>
              <VisuallyHidden>{t("change")}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const portion = at - passed;
            return (
              <Fragment key={row.isPast ? `past ${row.from}` : `ahead ${portion}`}>
                {portion > 0 && (
                  <tr className={`${styles.between} ${styles.scripted}`}>
                    <td colSpan={6}>
                      <CutSlider
                        beginnings={beginnings}
                        place={ends[portion] ?? 0}
                        start={ends[portion - 1] ?? 0}
                        end={ends[portion + 1] ?? 0}
                        label={tCuts("label", { title: row.title })}
                        valueText={placeWords(tCuts, row, paragraphs)}
                        onMove={(place, isOneMove) =>
                          onCut(
                            (now) => moveCut(paragraphs, now, portion, { to: beginnings.at[place] ?? 0 }),
                            isOneMove,
                          )
                        }
                      />
                    </td>
                  </tr>
                )}
                <tr data-past={row.isPast || undefined}>
                  <PortionCells row={row} zone={zone} reading={reading} paragraphs={paragraphs} />
                  <td className={`${styles.change} ${styles.scripted}`}>
                    {!row.isPast && (
                      <>
                        <Button
                          aria-label={t("divide-portion", { title: row.title })}
                          onClick={() => onCut((now) => addPortion(paragraphs, now, portion))}
                        >
                          {t("divide")}
                        </Button>
                        <Button
                          aria-label={t("remove-portion", { title: row.title })}
                          aria-disabled={ahead.length === 1}
                          onClick={() => onCut((now) => removePortion(paragraphs, now, portion))}
                        >
                          {t("remove")}
                        </Button>
                      </>
                    )}
                  </td>
                </tr>
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function PortionCells({
  row: { title, meeting, from, through, words, isPast },
  zone,
  reading: { language, direction },
  paragraphs,
}: Pick<Props, "zone" | "reading" | "paragraphs"> & { row: Row }) {
  const t = useTranslations("schedules.table");
  const timeToRead = useTimeToRead();
  const format = useFormatter();
  const [first, last] = numbersIn(paragraphs, { from, through });
  return (
    <>
      <th scope="row" className={styles.portion} dir="auto">
        {title}
        {isPast && <span className={styles.quiet}> {t("past")}</span>}
      </th>
      <td className={styles.when}>
        <time dateTime={meeting.at.toISOString()}>
          {format.dateTime(meeting.at, {
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
      <td className={styles.stretch}>
        {first !== null && last !== null && <bdi>{t("from-to", { first, last })}</bdi>}
        <span className={styles.beginning} lang={language ?? undefined} dir={direction}>
          {paragraphs[from]?.kind === "heading" ? (
            <strong>{paragraphs[from].beginning}</strong>
          ) : (
            paragraphs[from]?.beginning
          )}
        </span>
      </td>
      <td className={styles.count}>
        {t.rich("word-count", { words, unit: (unit) => <span className={styles.unit}>{unit}</span> })}
      </td>
      <td className={styles.count}>{t("minutes", timeToRead(words))}</td>
    </>
  );
}

/** The numbers printed beside the first and the last paragraph that bears one. */
function numbersIn(
  paragraphs: readonly PlacedParagraph[],
  { from, through }: Pick<Portion, "from" | "through">,
): [number | null, number | null] {
  let [first, last] = [from, through];
  while (first < through && paragraphs[first]?.number === null) first++;
  while (last > from && paragraphs[last]?.number === null) last--;
  return [paragraphs[first]?.number ?? null, paragraphs[last]?.number ?? null];
}

function placeWords(
  t: ReturnType<typeof useTranslations<"schedules.cuts">>,
  { title, from, through }: Row,
  paragraphs: readonly PlacedParagraph[],
): string {
  const [number] = numbersIn(paragraphs, { from, through });
  const beginning = paragraphs[from]?.beginning ?? "";
  const isHeading = paragraphs[from]?.kind === "heading";
  if (number === null) return t("at-beginning", { title, beginning });
  return isHeading ? t("at-heading", { title, number, beginning }) : t("at-number", { title, number });
}

const meanOf = (rows: readonly Row[]): number =>
  rows.reduce((sum, { words }) => sum + words, 0) / Math.max(1, rows.length);
