"use client";

import { type ReactNode, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { AssignmentTimes } from "@/domain/assignments";
import { GROUP_NAME_LENGTH, SLUG_LENGTH } from "@/domain/limits";
import { firstMeetingOf, isTellable, shiftBetween, shiftTimes } from "@/domain/next-term";
import { firstIn, type TermValues } from "@/domain/next-term-form";
import type { TermWire } from "@/domain/wire/next-term";
import type { FormAction } from "../forms/action-form";
import { CheckField } from "../forms/check-field";
import { useFormAnswer } from "../forms/use-form-answer";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import styles from "./next-term-form.module.css";
import { TermTable } from "./term-table";

type Props = {
  action: FormAction;
  /** Under which the group is made once, however often it is sent. */
  id: string;
  group: string;
  term: TermWire;
  initial: TermValues;
};

/** What comes along into the next term, and when: the times are drawn anew with everything that is typed. */
export function NextTermForm({ action, id, group, term, initial }: Props) {
  const t = useTranslations("nextTerm");
  const { form, state, send, isSending } = useFormAnswer(action);
  const asked = Object.keys(state.values).length > 0 ? state.values : initial;
  const [typed, setTyped] = useState<TermValues | null>(null);
  const values = typed ?? asked;
  const problems = state.fieldProblems;

  const texts = new Set(term.readings.flatMap((one) => (values[`reading.${one.id}`] ? one.id : [])));
  const rows = term.assignments.map((one) => ({
    ...one,
    stretches: one.stretches.filter(({ reading }) => texts.has(reading)),
    times: timesOf(one),
  }));
  const taken = rows.filter((one) => one.stretches.length > 0 && values[`assignment.${one.id}`]);
  const before = firstMeetingOf(
    taken.map(({ times }) => times),
    term.timeZone,
  );
  const shift = before ? shiftBetween(before, firstIn(values) ?? "") : 0;
  const moved = rows.map(({ times, ...row }) => ({
    ...row,
    times: shift === null ? null : shiftTimes(times, shift, term.timeZone),
  }));

  return (
    <form
      ref={form}
      action={send}
      noValidate
      onInput={({ currentTarget }) => setTyped(valuesIn(currentTarget))}
    >
      {state.problem && <Notice tone="error">{state.problem}</Notice>}
      <input type="hidden" name="group" value={group} />
      <input type="hidden" name="id" value={id} />
      <div className={styles.fields}>
        <TextField
          label={t("fields.name")}
          name="name"
          required
          maxLength={GROUP_NAME_LENGTH}
          autoComplete="off"
          dir="auto"
          defaultValue={asked.name}
          error={problems.name}
        />
        <TextField
          label={t("fields.slug")}
          hint={t("fields.slug-hint")}
          name="slug"
          maxLength={SLUG_LENGTH}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={asked.slug}
          error={problems.slug}
        />
      </div>
      {term.firstMeeting && (
        <FirstMeeting values={asked} before={before} zone={term.timeZone} problem={problems.firstDay} />
      )}

      <Part title={t("texts")} hint={t(term.readings.length > 0 ? "texts-hint" : "texts-none")} id="texts">
        <ul className={styles.texts}>
          {term.readings.map(({ id, title, language, direction, wordCount }) => (
            <li key={id}>
              <label className={styles.text}>
                <input
                  type="checkbox"
                  name={`reading.${id}`}
                  defaultChecked={Boolean(asked[`reading.${id}`])}
                />
                <span lang={language ?? undefined} dir={direction} className={styles.title}>
                  {title}
                </span>
                <span className={styles.quiet}>{t("words", { words: wordCount })}</span>
              </label>
            </li>
          ))}
        </ul>
        {problems.readings && <p className={styles.error}>{problems.readings}</p>}
      </Part>

      <Part
        title={t("assignments")}
        hint={t(term.assignments.length > 0 ? "assignments-hint" : "assignments-none")}
        id="assignments"
      >
        {moved.length > 0 && (
          <TermTable
            rows={moved.map(({ times, ...row }) => ({
              ...row,
              times: times && isTellable(times) ? times : null,
            }))}
            zone={term.timeZone}
            values={asked}
          />
        )}
        {problems.assignments && <p className={styles.error}>{problems.assignments}</p>}
        {term.left > 0 && <p className={styles.quiet}>{t("left", { count: term.left })}</p>}
        {term.hasMore && <p className={styles.quiet}>{t("more")}</p>}
        <noscript>
          <Button type="submit" name="intent" value="show">
            {t("show")}
          </Button>
        </noscript>
      </Part>

      {term.prompts + term.notes > 0 && (
        <Part title={t("written")} id="written">
          {(["prompts", "notes"] as const).map(
            (kind) =>
              term[kind] > 0 && (
                <CheckField key={kind} name={kind} isChecked={asked[kind] === "on"}>
                  {t(kind, { count: term[kind] })}
                </CheckField>
              ),
          )}
        </Part>
      )}

      <div className={styles.buttons}>
        <Button type="submit" name="intent" value="begin" variant="primary" busy={isSending}>
          {t("submit")}
        </Button>
        <p className={styles.quiet} role="status">
          {t("submit-hint", { texts: texts.size, assignments: taken.length })}
        </p>
      </div>
    </form>
  );
}

function FirstMeeting({
  values,
  before,
  zone,
  problem,
}: {
  values: TermValues;
  before: string | null;
  zone: string;
  problem: string | undefined;
}) {
  const t = useTranslations("nextTerm.fields");
  const format = useFormatter();
  const was =
    before &&
    format.dateTime(new Date(`${before}Z`), {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "numeric",
      minute: "2-digit",
      timeZone: "UTC",
    });
  return (
    <fieldset className={styles.first} aria-describedby="first-hint">
      <legend>{t("first")}</legend>
      <div className={styles.row}>
        <input type="date" name="firstDay" aria-label={t("first-day")} defaultValue={values.firstDay} />
        <input type="time" name="firstTime" aria-label={t("first-time")} defaultValue={values.firstTime} />
      </div>
      {was && (
        <p id="first-hint" className={styles.quiet}>
          {t("first-hint", { before: was, zone: zone.replaceAll("_", " ") })}
        </p>
      )}
      {problem && <p className={styles.error}>{problem}</p>}
    </fieldset>
  );
}

function Part({
  id,
  title,
  hint,
  children,
}: {
  id: string;
  title: string;
  hint?: string;
  children: ReactNode;
}) {
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hint && <p className={styles.quiet}>{hint}</p>}
      {children}
    </section>
  );
}

const instant = (written: string | null) => (written === null ? null : new Date(written));

const timesOf = (one: TermWire["assignments"][number]): AssignmentTimes => ({
  opensAt: instant(one.opensAt),
  dueAt: instant(one.dueAt),
  repliesUntil: instant(one.repliesUntil),
});

const valuesIn = (form: HTMLFormElement): TermValues =>
  Object.fromEntries(
    [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === "string"),
  );
