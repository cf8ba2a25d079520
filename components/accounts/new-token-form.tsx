"use client";

import { useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";

/** The new token comes back in the form's own answer, to be seen this once. */
export function NewTokenForm({ action }: { action: FormAction }) {
  const t = useTranslations("account.tokens");
  return (
    <ActionForm narrow action={action} submit={t("add")} variant="quiet">
      {({ values, fieldProblems }) => (
        <>
          {values.made && (
            <Notice title={t("made")}>
              <p>
                <code>{values.made}</code>
              </p>
            </Notice>
          )}
          <TextField
            label={t("name")}
            hint={t("name-hint")}
            name="name"
            required
            defaultValue={values.name}
            error={fieldProblems.name}
          />
          <p>
            <label>
              <input type="checkbox" name="readOnly" defaultChecked /> {t("read-only")}
            </label>
          </p>
        </>
      )}
    </ActionForm>
  );
}
