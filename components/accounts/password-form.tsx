"use client";

import { useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { NewPasswordField } from "./new-password-field";

type Props = { action: FormAction; hasPassword: boolean };

export function PasswordForm({ action, hasPassword }: Props) {
  const t = useTranslations("account.password");
  return (
    <ActionForm action={action} submit={t("change")}>
      {({ isDone, fieldProblems }) => (
        <>
          {isDone && <Notice>{t("changed")}</Notice>}
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
