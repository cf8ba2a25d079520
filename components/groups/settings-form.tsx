"use client";

import { useTranslations } from "use-intl";
import type { GroupWire } from "@/domain/wire/group";
import { ActionForm, type FormAction } from "../forms/action-form";
import { CheckField } from "../forms/check-field";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { TimeZoneChoices } from "../ui/time-zone-choices";
import { GroupFields } from "./group-fields";
import styles from "./group-fields.module.css";

type Props = { action: FormAction; group: GroupWire; timeZones: string[] };

/** After a stale edit the page knows the new state: it stands above what was typed, and saving again replaces it. */
export function SettingsForm({ action, group, timeZones }: Props) {
  const t = useTranslations("groups");
  return (
    <ActionForm action={action} submit={t("settings.save")}>
      {(state) => (
        <>
          {state.isDone && <Notice>{t("settings.saved")}</Notice>}
          {state.problem && state.values.version && state.values.version !== String(group.version) && (
            <Notice title={t("settings.theirs")}>
              <p dir="auto">{group.name}</p>
              <p dir="auto">{group.description}</p>
            </Notice>
          )}
          <input type="hidden" name="group" value={group.slug} />
          <input type="hidden" name="version" value={group.version} />
          <GroupFields state={state} facts={group} />
          <Field label={t("settings.time-zone")} hint={t("settings.time-zone-hint")}>
            {(wiring) => (
              <select {...wiring} name="timeZone" defaultValue={state.values.timeZone ?? group.timeZone}>
                <TimeZoneChoices zones={timeZones} />
              </select>
            )}
          </Field>
          <div className={styles.names}>
            <CheckField
              name="hasPseudonyms"
              isChecked={state.values.version ? state.values.hasPseudonyms === "on" : group.hasPseudonyms}
              hint={t("settings.pseudonyms-hint")}
            >
              {t("settings.pseudonyms")}
            </CheckField>
          </div>
        </>
      )}
    </ActionForm>
  );
}
