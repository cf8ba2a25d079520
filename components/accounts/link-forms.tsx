"use client";

import { useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import type { ButtonVariant } from "../ui/button";
import { TextField } from "../ui/text-field";
import { NewPasswordField } from "./new-password-field";

type Props = { action: FormAction; token: string };

/** One button: mail programs look at links, and looking must not use them up. */
export function EnterForm({
  action,
  token,
  submit,
  variant,
}: Props & { submit: string; variant?: ButtonVariant }) {
  return (
    <ActionForm narrow action={action} submit={submit} variant={variant}>
      {() => <input type="hidden" name="token" value={token} />}
    </ActionForm>
  );
}

/** Whoever asked for the link gave a name too; it is only a proposal. */
export function FinishSignUpForm({
  action,
  token,
  email,
  name,
}: Props & { email: string | null; name: string }) {
  const t = useTranslations("auth");
  return (
    <ActionForm narrow action={action} submit={t("finish-sign-up.submit")}>
      {({ values, fieldProblems }) => (
        <>
          <input type="hidden" name="token" value={token} />
          <TextField
            label={t("name")}
            hint={t("sign-up.name-hint")}
            name="name"
            autoComplete="name"
            required
            defaultValue={values.name ?? name}
            error={fieldProblems.name}
          />
          <Username email={email} />
          <NewPasswordField label={t("password")} error={fieldProblems.password} />
        </>
      )}
    </ActionForm>
  );
}

export function ResetPasswordForm({ action, token, email }: Props & { email: string | null }) {
  const t = useTranslations("auth");
  return (
    <ActionForm narrow action={action} submit={t("reset-password.submit")}>
      {({ fieldProblems }) => (
        <>
          <input type="hidden" name="token" value={token} />
          <Username email={email} />
          <NewPasswordField label={t("reset-password.password")} error={fieldProblems.password} />
        </>
      )}
    </ActionForm>
  );
}

/** For whoever came with a link on paper. */
export function ChoosePasswordForm({ action, token, handle }: Props & { handle: string }) {
  const t = useTranslations("auth");
  return (
    <ActionForm narrow action={action} submit={t("printed.submit")}>
      {({ fieldProblems }) => (
        <>
          <input type="hidden" name="token" value={token} />
          <Username email={`@${handle}`} />
          <NewPasswordField label={t("password")} error={fieldProblems.password} />
        </>
      )}
    </ActionForm>
  );
}

/** Lets password managers know whose password it is. */
function Username({ email }: { email: string | null }) {
  return (
    <input type="text" name="username" autoComplete="username" defaultValue={email ?? ""} readOnly hidden />
  );
}

export function SetUpForm({ action, token }: Props) {
  const t = useTranslations("auth");
  return (
    <ActionForm narrow action={action} submit={t("set-up.submit")}>
      {({ values, fieldProblems }) => (
        <>
          <input type="hidden" name="token" value={token} />
          <TextField
            label={t("name")}
            name="name"
            autoComplete="name"
            required
            defaultValue={values.name}
            error={fieldProblems.name}
          />
          <TextField
            label={t("email")}
            name="email"
            type="email"
            autoComplete="email"
            required
            defaultValue={values.email}
            error={fieldProblems.email}
          />
          <NewPasswordField label={t("password")} error={fieldProblems.password} />
        </>
      )}
    </ActionForm>
  );
}
