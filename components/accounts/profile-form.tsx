"use client";

import { useTranslations } from "use-intl";
import { REMIND_HOURS } from "@/domain/reminders";
import { PACES, USUAL_PACE } from "@/domain/time-to-read";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { TimeZoneChoices } from "../ui/time-zone-choices";

type Props = {
  action: FormAction;
  name: string;
  timeZone: string | null;
  timeZones: string[];
  /** Before something is due; null for never. */
  remindHours: number | null;
  /** Null for the usual pace. */
  wordsPerMinute: number | null;
};

export function ProfileForm(props: Props) {
  const { action, name, timeZone, timeZones, remindHours, wordsPerMinute } = props;
  const t = useTranslations("account.profile");
  return (
    <ActionForm narrow action={action} submit={t("save")}>
      {({ isDone, values, fieldProblems }) => (
        <>
          {isDone && <Notice>{t("saved")}</Notice>}
          <TextField
            label={t("name")}
            hint={t("name-hint")}
            name="name"
            autoComplete="name"
            required
            defaultValue={values.name ?? name}
            error={fieldProblems.name}
          />
          <Field label={t("time-zone")} error={fieldProblems.timeZone}>
            {(wiring) => (
              <select {...wiring} name="timeZone" defaultValue={values.timeZone ?? timeZone ?? ""}>
                <option value="">{t("time-zone-of-browser")}</option>
                <TimeZoneChoices zones={timeZones} />
              </select>
            )}
          </Field>
          <Field label={t("remind")} hint={t("remind-hint")} error={fieldProblems.remindHours}>
            {(wiring) => (
              <select
                {...wiring}
                name="remindHours"
                defaultValue={values.remindHours ?? remindHours ?? "never"}
              >
                <option value="never">{t("remind-never")}</option>
                {REMIND_HOURS.map((hours) => (
                  <option key={hours} value={hours}>
                    {t("remind-before", hoursAndDays(hours))}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t("pace")} hint={t("pace-hint")} error={fieldProblems.pace}>
            {(wiring) => (
              <select {...wiring} name="pace" defaultValue={values.pace ?? wordsPerMinute ?? USUAL_PACE}>
                {PACES.map((words) => (
                  <option key={words} value={words}>
                    {t(words === USUAL_PACE ? "pace-usual" : "pace-words", { words })}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
    </ActionForm>
  );
}

const hoursAndDays = (hours: number) =>
  hours < 24 ? { hours, days: 0 } : { hours: 0, days: Math.round(hours / 24) };
