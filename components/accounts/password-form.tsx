"use client";

import { useFormatter, useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { NewPasswordField } from "./new-password-field";

/** `email` lets password managers know whose password it is; `keys` are the names of those that stay good. */
type Props = { action: FormAction; hasPassword: boolean; email: string; keys: string[] };

export function PasswordForm({ action, hasPassword, email, keys }: Props) {
  const t = useTranslations("account.password");
  const format = useFormatter();
  return (
    <ActionForm narrow action={action} submit={t("change")}>
      {({ isDone, fieldProblems }) => (
        <>
          {isDone && (
            <Notice>
              {t("changed")} {keys.length > 0 && t("keys-kept", { keys: format.list(keys) })}
            </Notice>
          )}
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
