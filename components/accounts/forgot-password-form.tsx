"use client";

import { useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { OutboxNotice } from "./outbox-notice";

type Props = { action: FormAction; sendsMail: boolean };

export function ForgotPasswordForm({ action, sendsMail }: Props) {
  const t = useTranslations("auth");
  const sent = sendsMail ? (
    <Notice title={t("forgot-password.sent-title")}>
      <p>{t("forgot-password.sent")}</p>
    </Notice>
  ) : (
    <OutboxNotice made={t("forgot-password.made")} />
  );
  return (
    <ActionForm
      narrow
      action={action}
      submit={t(sendsMail ? "forgot-password.submit" : "forgot-password.submit-without-mail")}
      done={sent}
    >
      {({ values, fieldProblems }) => (
        <TextField
          label={t("email")}
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={values.email}
          error={fieldProblems.email}
        />
      )}
    </ActionForm>
  );
}
