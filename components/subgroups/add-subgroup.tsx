"use client";

import { useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import { TextField } from "../ui/text-field";

export function AddSubgroup({ slug, add }: { slug: string; add: FormAction }) {
  const t = useTranslations("subgroups");
  return (
    <ActionForm action={add} submit={t("add")} variant="quiet" narrow>
      {({ values, fieldProblems }) => (
        <>
          <input type="hidden" name="group" value={slug} />
          <TextField
            label={t("new-name")}
            name="name"
            defaultValue={values.name}
            error={fieldProblems.name}
            autoComplete="off"
          />
        </>
      )}
    </ActionForm>
  );
}
