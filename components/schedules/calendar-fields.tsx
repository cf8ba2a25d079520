"use client";

import { useId, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { HOLIDAYS_MOST } from "@/domain/limits";
import { holidayCount, type PlanValues, WEEKDAYS } from "@/domain/schedules/plan-form";
import { Button } from "../ui/button";
import styles from "./planner.module.css";

type Fields = { values: PlanValues; problems: Record<string, string> };
type Props = Fields & { zone: string; isAnew: boolean; onChange: () => void };

/** How much, from when on, how often, and when not. */
export function CalendarFields({ values, problems, zone, isAnew, onChange }: Props) {
  const t = useTranslations("schedules.calendar");
  return (
    <div className={styles.fields}>
      <div>
        <FirstMeeting values={values} problems={problems} zone={zone} />
        <RhythmField values={values} problems={problems} />
      </div>
      <div>
        <fieldset>
          <legend className={styles.legend}>{t(isAnew ? "share-anew" : "share")}</legend>
          <NumberChoice name="by" value="portions" field="portions" values={values} />
          <NumberChoice name="by" value="words" field="wordsEach" values={values} />
          <Problem>{problems.portions ?? problems.wordsEach}</Problem>
        </fieldset>
        <HolidayFields values={values} problems={problems} onChange={onChange} />
      </div>
    </div>
  );
}

function FirstMeeting({ values, problems, zone }: Fields & { zone: string }) {
  const t = useTranslations("schedules.calendar");
  const id = useId();
  return (
    <fieldset aria-describedby={id}>
      <legend className={styles.legend}>{t("first")}</legend>
      <div className={styles.row}>
        <input
          className={styles.input}
          type="date"
          name="firstDay"
          aria-label={t("first-day")}
          defaultValue={values.firstDay}
        />
        <input
          className={styles.input}
          type="time"
          name="firstTime"
          aria-label={t("first-time")}
          defaultValue={values.firstTime}
        />
      </div>
      <p id={id} className={styles.hint}>
        {t("zone", { zone: zone.replaceAll("_", " ") })}
      </p>
      <Problem>{problems.firstDay}</Problem>
    </fieldset>
  );
}

function RhythmField({ values, problems }: Fields) {
  const t = useTranslations("schedules.calendar");
  const format = useFormatter();
  return (
    <fieldset>
      <legend className={styles.legend}>{t("rhythm")}</legend>
      <NumberChoice name="rhythm" value="weeks" field="every" values={values} />
      <label className={styles.choice}>
        <input type="radio" name="rhythm" value="weekdays" defaultChecked={values.rhythm === "weekdays"} />
        {t("weekdays")}
      </label>
      <div className={styles.days}>
        {WEEKDAYS.map((day) => (
          <label key={day} className={styles.choice}>
            <input type="checkbox" name={`weekday${day}`} defaultChecked={Boolean(values[`weekday${day}`])} />
            {/* A week that began on a Monday. */}
            {format.dateTime(new Date(Date.UTC(2024, 0, day)), { weekday: "long", timeZone: "UTC" })}
          </label>
        ))}
      </div>
      <Problem>{problems.every}</Problem>
    </fieldset>
  );
}

type NumberChoiceProps = {
  name: "by" | "rhythm";
  value: string;
  field: "portions" | "wordsEach" | "every";
  values: PlanValues;
};

/** An answer with a number in it. */
function NumberChoice({ name, value, field, values }: NumberChoiceProps) {
  const t = useTranslations("schedules.calendar");
  const id = useId();
  return (
    <div className={styles.row}>
      <label className={styles.choice} id={id}>
        <input type="radio" name={name} value={value} defaultChecked={values[name] === value} />
        {t(field)}
      </label>
      <input
        className={`${styles.input} ${styles.number}`}
        type="number"
        inputMode="numeric"
        min={1}
        name={field}
        aria-labelledby={id}
        defaultValue={values[field]}
        onFocus={choose}
      />
    </div>
  );
}

/** Whoever writes the number means this answer. */
function choose({ currentTarget }: { currentTarget: HTMLInputElement }) {
  const radio = currentTarget.parentElement?.querySelector<HTMLInputElement>("input[type=radio]");
  if (radio && !radio.checked) radio.click();
}

function HolidayFields({ values, problems, onChange }: Fields & { onChange: () => void }) {
  const t = useTranslations("schedules.calendar");
  const known = holidayCount(values);
  const [places, setPlaces] = useState(() => Array.from({ length: Math.max(known, 1) }, (_, place) => place));
  const remove = (place: number) => {
    setPlaces(places.filter((one) => one !== place));
    // The form is read once the fields are gone.
    requestAnimationFrame(onChange);
  };
  return (
    <fieldset>
      <legend className={styles.legend}>{t("holidays")}</legend>
      {places.map((place, at) => (
        <div key={place} className={styles.row}>
          <input
            className={styles.input}
            type="date"
            name={`holidayFrom${place}`}
            aria-label={t("holiday-from")}
            defaultValue={values[`holidayFrom${place}`]}
          />
          <span aria-hidden="true">–</span>
          <input
            className={styles.input}
            type="date"
            name={`holidayThrough${place}`}
            aria-label={t("holiday-through")}
            defaultValue={values[`holidayThrough${place}`]}
          />
          <Button
            className={styles.scripted}
            aria-label={t("remove-this-holiday", { number: at + 1 })}
            onClick={() => remove(place)}
          >
            {t("remove-holiday")}
          </Button>
        </div>
      ))}
      <Button
        className={`${styles.scripted} ${styles.add}`}
        aria-disabled={places.length >= HOLIDAYS_MOST}
        onClick={() => places.length < HOLIDAYS_MOST && setPlaces([...places, Math.max(-1, ...places) + 1])}
      >
        {t("add-holiday")}
      </Button>
      <noscript>
        <MoreHolidays after={places.length} />
      </noscript>
      <p className={styles.hint}>{t("holidays-hint")}</p>
      <Problem>{problems.holidays}</Problem>
    </fieldset>
  );
}

/** Without scripts no fields can be added, so some stand there at once. */
function MoreHolidays({ after }: { after: number }) {
  const t = useTranslations("schedules.calendar");
  return [after, after + 1].map((place) => (
    <div key={place} className={styles.row}>
      <input
        className={styles.input}
        type="date"
        name={`holidayFrom${place}`}
        aria-label={t("holiday-from")}
      />
      <input
        className={styles.input}
        type="date"
        name={`holidayThrough${place}`}
        aria-label={t("holiday-through")}
      />
    </div>
  ));
}

export function Problem({ children }: { children: string | undefined }) {
  if (!children) return null;
  return <p className={styles.error}>{children}</p>;
}
