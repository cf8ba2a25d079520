"use client";

import { useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import { signInHref } from "../sign-in-href";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { OutboxNotice } from "./outbox-notice";

type Props = { action: FormAction; next: string; sendsMail: boolean };

export function SignUpForm({ action, next, sendsMail }: Props) {
  const t = useTranslations("auth");
  const site = useTranslations("site");
  return (
    <ActionForm
      narrow
      action={action}
      submit={t("sign-up.submit")}
      beside={
        <span>
          {t("has-account")} <a href={signInHref(next)}>{site("sign-in")}</a>
        </span>
      }
      done={<Sent sendsMail={sendsMail} />}
    >
      {({ values, fieldProblems }) => (
        <>
          <input type="hidden" name="next" value={next} />
          <TextField
            label={t("name")}
            hint={t("sign-up.name-hint")}
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
        </>
      )}
    </ActionForm>
  );
}

function Sent({ sendsMail }: { sendsMail: boolean }) {
  const t = useTranslations("auth");
  if (!sendsMail) return <OutboxNotice made={t("sign-up.made")} />;
  return (
    <Notice title={t("sign-up.sent-title")}>
      <p>{t("sign-up.sent")}</p>
    </Notice>
  );
}
