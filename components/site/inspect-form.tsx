"use client";

import { useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import { TextAreaField } from "../ui/text-area-field";
import { TextField } from "../ui/text-field";

/** `slug`: the group; left out, it is asked for as well. */
type Props = { slug?: string; inspect: FormAction };

export function InspectForm({ slug, inspect }: Props) {
  const t = useTranslations("oversight.inspect");
  return (
    <ActionForm action={inspect} submit={t("submit")} variant={slug ? "quiet" : "primary"} narrow>
      {({ values, fieldProblems }) => (
        <>
          {slug ? (
            <input type="hidden" name="group" value={slug} />
          ) : (
            <TextField
              label={t("group")}
              hint={t("group-hint")}
              error={fieldProblems.group ?? null}
              name="group"
              defaultValue={values.group}
              autoComplete="off"
            />
          )}
          <TextAreaField
            label={t("why")}
            hint={t("hint")}
            error={fieldProblems.reason ?? null}
            name="reason"
            defaultValue={values.reason}
          />
        </>
      )}
    </ActionForm>
  );
}
