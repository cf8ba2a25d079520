"use client";

import { useTranslations } from "use-intl";
import { INVITABLE_ROLES } from "@/domain/invitations";
import { INVITATION_DAYS, INVITATION_USES_MOST } from "@/domain/limits";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import styles from "./invite-forms.module.css";
import { MadeLink } from "./made-link";

type Props = { action: FormAction; slug: string };

const DAYS = [1, 3, 7, INVITATION_DAYS, 30, 90, 365];

export function LinkForm({ action, slug }: Props) {
  const t = useTranslations("invitations");
  return (
    <ActionForm action={action} submit={t("by-link.submit")}>
      {({ isDone, values, fieldProblems }) => (
        <>
          {isDone && values.made && <MadeLink url={values.made} title={t("by-link.made")} />}
          <input type="hidden" name="group" value={slug} />
          <div className={styles.row}>
            <RoleField chosen={values.role} />
            <Field label={t("days")} error={fieldProblems.days}>
              {(wiring) => (
                <select {...wiring} name="days" defaultValue={values.days ?? INVITATION_DAYS}>
                  {DAYS.map((days) => (
                    <option key={days} value={days}>
                      {t("days-choice", { days })}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <TextField
              label={t("uses")}
              name="maxUses"
              inputMode="numeric"
              placeholder={t("uses-any")}
              maxLength={String(INVITATION_USES_MOST).length}
              defaultValue={values.maxUses}
              error={fieldProblems.maxUses}
            />
          </div>
        </>
      )}
    </ActionForm>
  );
}

/** Without mail the organizer passes the link on; it is good for that address alone either way. */
export function PersonForm({ action, slug, sendsMail }: Props & { sendsMail: boolean }) {
  const t = useTranslations("invitations");
  return (
    <ActionForm
      action={action}
      submit={t(sendsMail ? "one-person.submit" : "one-person.submit-link")}
      variant="quiet"
    >
      {({ isDone, values, fieldProblems }) => (
        <>
          {isDone && values.made && (
            <MadeLink
              url={values.made}
              title={t(sendsMail ? "one-person.sent" : "one-person.not-sent", { person: values.to ?? "" })}
            />
          )}
          {isDone && values.in && <Notice>{t("one-person.in", { name: values.in })}</Notice>}
          <input type="hidden" name="group" value={slug} />
          <div className={styles.row}>
            <TextField
              label={t("one-person.person")}
              name="person"
              inputMode="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              defaultValue={values.person}
              error={fieldProblems.person}
            />
            <RoleField chosen={values.role} />
          </div>
        </>
      )}
    </ActionForm>
  );
}

function RoleField({ chosen }: { chosen: string | undefined }) {
  const t = useTranslations();
  return (
    <Field label={t("invitations.role")}>
      {(wiring) => (
        <select {...wiring} name="role" defaultValue={chosen ?? "member"}>
          {INVITABLE_ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`groups.role-choices.${role}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
