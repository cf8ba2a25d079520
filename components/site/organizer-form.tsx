"use client";

import { useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Notice } from "../ui/notice";
import { TextAreaField } from "../ui/text-area-field";
import { TextField } from "../ui/text-field";

/** Makes a member organizer of a group in which nobody is left who could act. */
export function OrganizerForm({ name }: { name: FormAction }) {
  const t = useTranslations("oversight.organizer");
  return (
    <ActionForm action={name} submit={t("submit")} variant="quiet" narrow>
      {({ values, fieldProblems, isDone }) => (
        <>
          {isDone && <Notice>{t("done")}</Notice>}
          <TextField
            label={t("group")}
            hint={t("group-hint")}
            error={fieldProblems.group ?? null}
            name="group"
            defaultValue={isDone ? "" : values.group}
            autoComplete="off"
          />
          <TextField
            label={t("user")}
            hint={t("user-hint")}
            error={fieldProblems.user ?? null}
            name="user"
            defaultValue={isDone ? "" : values.user}
            autoComplete="off"
          />
          <TextAreaField
            label={t("why")}
            hint={t("hint")}
            error={fieldProblems.reason ?? null}
            name="reason"
            defaultValue={isDone ? "" : values.reason}
          />
        </>
      )}
    </ActionForm>
  );
}
