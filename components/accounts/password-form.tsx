"use client";

import { useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { NewPasswordField } from "./new-password-field";

/** `email` lets password managers know whose password it is. */
type Props = { action: FormAction; hasPassword: boolean; email: string };

export function PasswordForm({ action, hasPassword, email }: Props) {
  const t = useTranslations("account.password");
  return (
    <ActionForm narrow action={action} submit={t("change")}>
      {({ isDone, fieldProblems }) => (
        <>
          {isDone && <Notice>{t("changed")}</Notice>}
          <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
          {hasPassword && (
            <TextField
              label={t("current")}
              name="currentPassword"
              type="password"
              autoComplete="current-password"
              required
              error={fieldProblems.currentPassword}
            />
          )}
          <NewPasswordField name="newPassword" label={t("new")} error={fieldProblems.newPassword} />
        </>
      )}
    </ActionForm>
  );
}
