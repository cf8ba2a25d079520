"use client";

import { useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import { TextField } from "../ui/text-field";

type Props = { action: FormAction; next: string };

export function SignInForm({ action, next }: Props) {
  const t = useTranslations("auth");
  const site = useTranslations("site");
  return (
    <ActionForm
      narrow
      action={action}
      submit={site("sign-in")}
      beside={<a href="/forgot-password">{t("forgot-password.link")}</a>}
    >
      {({ values, fieldProblems }) => (
        <>
          <input type="hidden" name="next" value={next} />
          <TextField
            label={t("email")}
            hint={t("or-handle")}
            name="email"
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
            autoComplete="username"
            required
            defaultValue={values.email}
            error={fieldProblems.email}
          />
          <TextField
            label={t("password")}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            error={fieldProblems.password}
          />
        </>
      )}
    </ActionForm>
  );
}
