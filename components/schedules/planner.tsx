"use client";

import { type KeyboardEvent, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { aheadField, calendarIn, type PlanValues, shareIn } from "@/domain/schedules/plan-form";
import { planReading } from "@/domain/schedules/plan-reading";
import type { PlannedPortion } from "@/domain/schedules/plan-schedule";
import { type PackedText, type PlacedParagraph, unpackText } from "@/domain/schedules/plan-text";
import { beginningsIn } from "@/domain/schedules/portions";
import { portionTitle } from "@/domain/schedules/reading-plan";
import type { FormAction } from "../forms/action-form";
import { useFormAnswer } from "../forms/use-form-answer";
import { useUndoKeys } from "../library/use-undo-keys";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useProblemWords } from "../use-problem-words";
import { CalendarFields } from "./calendar-fields";
import styles from "./planner.module.css";
import { PortionFields } from "./portion-fields";
import { type Row, ScheduleTable } from "./schedule-table";
import { useHandCuts } from "./use-hand-cuts";

/** A portion that is published; without a due time it is never past. */
type Planned = {
  id: string;
  version: number;
  title: string;
  from: number;
  through: number;
  words: number;
  dueAt: string | null;
};

type Props = {
  action: FormAction;
  /** Under which the plan is published once, however often it is sent. */
  id: string;
  now: string;
  reading: { id: string; title: string; language: string | null; direction: "ltr" | "rtl" };
  group: { slug: string; timeZone: string };
  text: PackedText;
  planned: Planned[];
  members: { id: string; name: string }[];
  subgroups: { id: string; name: string }[];
  initial: PlanValues;
};

const NEVER = "+275760-09-13T00:00:00Z";

/** A text, how a group meets, and the schedule that comes of it: drawn anew with everything that is typed. */
export function Planner(props: Props) {
  const { action, id, now, reading, group, text, planned, members, subgroups, initial } = props;
  const t = useTranslations("schedules");
  const problemWords = useProblemWords();
  const { form, state, send, isSending } = useFormAnswer(action);
  const asked = Object.keys(state.values).length > 0 ? state.values : initial;
  const [typed, setTyped] = useState<PlanValues | null>(null);
  const values = typed ?? asked;

  const zone = group.timeZone;
  const paragraphs = useMemo(() => unpackText(text), [text]);
  const published = useMemo(() => planned.map((one) => asPlanned(one, zone)), [planned, zone]);
  const at = useMemo(() => new Date(now), [now]);
  const plan = useMemo(
    () => ({ share: shareIn(values), calendar: { ...calendarIn(values), zone } }),
    [values, zone],
  );
  const past = published.filter(({ meeting }) => meeting.at < at);
  const from = (past.at(-1)?.through ?? -1) + 1;
  const even = useMemo(() => planReading(paragraphs, published, plan, at), [paragraphs, published, plan, at]);
  const basis = JSON.stringify([plan.share, past.length, from, paragraphs.length]);
  const hand = useHandCuts(basis, even.ok ? even.value.slice(past.length) : null);
  const beginnings = useMemo(
    () => beginningsIn(paragraphs, { from, through: paragraphs.length - 1 }),
    [paragraphs, from],
  );
  const begins = hand.isByHand ? (hand.portions ?? []).map((portion) => portion.from) : null;
  const division = begins
    ? planReading(paragraphs, published, { share: { begins }, calendar: plan.calendar }, at)
    : even;

  const readForm = () => {
    if (form.current) setTyped(valuesIn(form.current));
  };
  useUndoKeys((direction) => hand[direction]());

  const rows: Row[] = division.ok
    ? division.value.map((portion, place) => ({
        ...portion,
        title:
          planned[place]?.title && place < past.length
            ? planned[place].title
            : portionTitle(values.title ?? "", place),
        isPast: place < past.length,
      }))
    : [];

  return (
    <form
      ref={form}
      action={send}
      noValidate
      className={styles.planner}
      onInput={readForm}
      onKeyDown={stayOnEnter}
    >
      {state.problem && <Notice tone="error">{state.problem}</Notice>}
      <p className={styles.text}>
        <span lang={reading.language ?? undefined} dir={reading.direction}>
          {reading.title}
        </span>{" "}
        <a href={`/groups/${group.slug}/assignments/plan`}>{t("other-text")}</a>
      </p>
      {past.length > 0 && <p className={styles.quiet}>{t("past-stays", { count: past.length })}</p>}
      <input type="hidden" name="group" value={group.slug} />
      <input type="hidden" name="reading" value={reading.id} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="ahead" value={aheadField(planned.slice(past.length))} />
      <input type="hidden" name="begins" value={begins ? keysOf(paragraphs, begins) : ""} />
      <CalendarFields
        values={asked}
        problems={state.fieldProblems}
        zone={zone}
        isAnew={planned.length > 0}
        onChange={readForm}
      />
      <noscript>
        <Button type="submit" name="intent" value="show">
          {t("show")}
        </Button>
      </noscript>

      <section className={styles.schedule} aria-labelledby="schedule">
        <div className={styles.head}>
          <h2 id="schedule">{t("schedule")}</h2>
          <div className={styles.tools}>
            <Button aria-disabled={!hand.canUndo} onClick={hand.undo}>
              {t("undo")}
            </Button>
            <Button aria-disabled={!hand.canRedo} onClick={hand.redo}>
              {t("redo")}
            </Button>
            {hand.isByHand && <Button onClick={hand.cutEvenly}>{t("cut-evenly")}</Button>}
          </div>
        </div>
        {!division.ok && <Notice>{problemWords(division)}</Notice>}
        {hand.refusal && <Notice>{problemWords(hand.refusal)}</Notice>}
        {division.ok && (
          <ScheduleTable
            rows={rows}
            zone={zone}
            reading={reading}
            paragraphs={paragraphs}
            beginnings={beginnings}
            onCut={hand.cut}
          />
        )}
      </section>

      <PortionFields values={asked} problems={state.fieldProblems} {...{ members, subgroups }} />
      <div className={styles.buttons}>
        <Button type="submit" name="intent" value="publish" variant="primary" busy={isSending}>
          {t(planned.length > 0 ? "publish-anew" : "publish", { count: rows.length - past.length })}
        </Button>
        <p className={styles.quiet}>{t("publish-hint")}</p>
      </div>
    </form>
  );
}

function asPlanned({ from, through, words, dueAt }: Planned, zone: string): PlannedPortion {
  return { from, through, words, meeting: { at: new Date(dueAt ?? NEVER), wallTime: "", zone } };
}

const keysOf = (paragraphs: readonly PlacedParagraph[], begins: readonly number[]): string =>
  begins.map((from) => paragraphs[from]?.key ?? "").join(",");

const valuesIn = (form: HTMLFormElement): PlanValues =>
  Object.fromEntries(
    [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === "string"),
  );

/** Whoever types a number and presses Enter has not said yet that all of it is to be published. */
function stayOnEnter(event: KeyboardEvent) {
  if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
}
