"use client";

import { useTranslations } from "use-intl";
import { ADMISSIONS, GROUP_VISIBILITIES } from "@/domain/groups";
import type { GroupWire } from "@/domain/wire/group";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { TextAreaField } from "../ui/text-area-field";
import { TextField } from "../ui/text-field";

type Props = { action: FormAction; submit: string; group?: GroupWire };

/** What a group is, for a new one and for one that is there. */
export function GroupForm({ action, submit, group }: Props) {
  const t = useTranslations("groups.form");
  return (
    <ActionForm action={action} submit={submit}>
      {({ isDone, values, fieldProblems }) => (
        <>
          {isDone && <Notice>{t("saved")}</Notice>}
          {group && <input type="hidden" name="group" value={group.slug} />}
          <TextField
            label={t("name")}
            name="name"
            required
            dir="auto"
            defaultValue={values.name ?? group?.name}
            error={fieldProblems.name}
          />
          <TextAreaField
            label={t("description")}
            hint={t("description-hint")}
            name="description"
            defaultValue={values.description ?? group?.description}
            error={fieldProblems.description}
          />
          <Field label={t("visibility")} error={fieldProblems.visibility}>
            {(wiring) => (
              <select
                {...wiring}
                name="visibility"
                defaultValue={values.visibility ?? group?.visibility ?? "private"}
              >
                {GROUP_VISIBILITIES.map((one) => (
                  <option key={one} value={one}>
                    {t(`visibilities.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t("admission")} error={fieldProblems.admission}>
            {(wiring) => (
              <select
                {...wiring}
                name="admission"
                defaultValue={values.admission ?? group?.admission ?? "by-invitation"}
              >
                {ADMISSIONS.map((one) => (
                  <option key={one} value={one}>
                    {t(`admissions.${one}`)}
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
