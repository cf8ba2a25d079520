"use client";

import { useTranslations } from "use-intl";
import { NAMES_LEFT, ROLES, type Role } from "@/domain/groups";
import { ActionForm, type FormAction } from "../forms/action-form";
import { ChoiceField } from "../forms/choice-field";
import { Field } from "../ui/field";
import styles from "../ui/lines.module.css";
import { Notice } from "../ui/notice";
import { VisuallyHidden } from "../ui/visually-hidden";
import { useLatestDeed } from "./latest-deed";

export type MemberLine = {
  id: string;
  name: string;
  handle: string;
  role: Role;
  subgroup: string | null;
  isOwn: boolean;
  may: { changeRole: boolean; remove: boolean; sanction: boolean; flagName: boolean };
};

type Props = {
  slug: string;
  member: MemberLine;
  /** Whoever is removed cannot read along either. */
  isPrivate: boolean;
  changeRole: FormAction;
  remove: FormAction;
};

/** Folded away, since it is seldom wanted; it opens without scripts. */
export function MemberTools({ slug, member, isPrivate, changeRole, remove }: Props) {
  const t = useTranslations();
  const latest = useLatestDeed();
  const isLatest = latest === null || latest === member.id;
  return (
    <details className={styles.fold}>
      <summary>
        {t("members.change")} <VisuallyHidden>{member.name}</VisuallyHidden>
      </summary>
      <div className={styles.folded}>
        {member.may.changeRole && (
          <ActionForm action={changeRole} submit={t("members.save-role")} variant="quiet">
            {({ isDone }) => (
              <>
                {isDone && isLatest && (
                  <Notice>{t("members.role-saved", { name: member.name, role: member.role })}</Notice>
                )}
                <input type="hidden" name="group" value={slug} />
                <input type="hidden" name="member" value={member.id} />
                <Field label={t("members.role")}>
                  {(wiring) => (
                    <select {...wiring} key={member.role} name="role" defaultValue={member.role}>
                      {ROLES.map((role) => (
                        <option key={role} value={role}>
                          {t(`groups.role-choices.${role}`)}
                        </option>
                      ))}
                    </select>
                  )}
                </Field>
              </>
            )}
          </ActionForm>
        )}
        {member.may.remove && (
          <div className={member.may.changeRole ? styles.apart : undefined}>
            <p>
              {t(isPrivate ? "members.remove-words-private" : "members.remove-words", { name: member.name })}
            </p>
            <ActionForm
              action={remove}
              submit={t("members.remove", { name: member.name })}
              variant="danger"
              narrow
            >
              {({ values }) => (
                <>
                  <input type="hidden" name="group" value={slug} />
                  <input type="hidden" name="member" value={member.id} />
                  <ChoiceField
                    legend={t("members.name-left", { name: member.name })}
                    name="name"
                    chosen={values.name ?? "kept"}
                    choices={NAMES_LEFT.map((value) => ({
                      value,
                      label: t(`members.names-left.${value}`, { former: t("groups.former-member") }),
                      hint: t(`members.name-left-hints.${value}`),
                    }))}
                  />
                </>
              )}
            </ActionForm>
          </div>
        )}
      </div>
    </details>
  );
}
