"use client";

import { useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { TimeZoneChoices } from "../ui/time-zone-choices";

type Props = { action: FormAction; name: string; timeZone: string | null; timeZones: string[] };

export function ProfileForm({ action, name, timeZone, timeZones }: Props) {
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
        </>
      )}
    </ActionForm>
  );
}
