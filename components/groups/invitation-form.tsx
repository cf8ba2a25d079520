"use client";

import { useTranslations } from "use-intl";
import { INVITABLE_ROLES } from "@/domain/invitations";
import { INVITATION_DAYS } from "@/domain/limits";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { CopyLink } from "./copy-link";

/** The new link comes back in the form's own answer, to be seen this once. */
export function InvitationForm({ action, group }: { action: FormAction; group: string }) {
  const t = useTranslations("invitations");
  return (
    <ActionForm action={action} submit={t("make")}>
      {({ values, fieldProblems }) => (
        <>
          {values.made && (
            <Notice title={t("made")}>
              <CopyLink url={values.made} />
            </Notice>
          )}
          {values.sent && <Notice title={t("sent", { email: values.sent })} />}
          <input type="hidden" name="group" value={group} />
          <TextField
            label={t("email")}
            hint={t("email-hint")}
            name="email"
            type="email"
            autoComplete="off"
            defaultValue={values.email}
            error={fieldProblems.email}
          />
          <Field label={t("role")} error={fieldProblems.role}>
            {(wiring) => (
              <select {...wiring} name="role" defaultValue={values.role ?? "member"}>
                {INVITABLE_ROLES.map((role) => (
                  <option key={role} value={role}>
                    {t(`roles.${role}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <TextField
            label={t("days")}
            name="days"
            inputMode="numeric"
            defaultValue={values.days ?? String(INVITATION_DAYS)}
            error={fieldProblems.days}
          />
          <TextField
            label={t("max-uses")}
            hint={t("max-uses-hint")}
            name="maxUses"
            inputMode="numeric"
            defaultValue={values.maxUses}
            error={fieldProblems.maxUses}
          />
        </>
      )}
    </ActionForm>
  );
}
