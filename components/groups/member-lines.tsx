"use client";

import { useTranslations } from "use-intl";
import { ROLES } from "@/domain/groups";
import type { GroupMemberWire } from "@/domain/wire/member";
import { ActionForm, type FormAction } from "../forms/action-form";
import lines from "../ui/lines.module.css";
import { VisuallyHidden } from "../ui/visually-hidden";
import styles from "./groups.module.css";
import { SmallForm } from "./small-form";

type Props = {
  group: string;
  members: GroupMemberWire[];
  ownId: string | null;
  /** Left out for whoever may not. */
  changeRole?: FormAction | undefined;
  remove?: FormAction | undefined;
};

export function MemberLines({ group, members, ownId, changeRole, remove }: Props) {
  const t = useTranslations("members");
  return (
    <ul className={lines.list}>
      {members.map((member) => (
        <li key={member.id} className={lines.line}>
          <div className={lines.words}>
            <span dir="auto">
              {member.name}
              {member.id === ownId && ` (${t("you")})`}
            </span>
            <span className={lines.quiet}>
              @{member.handle} · {t(`roles.${member.role}`)}
            </span>
          </div>
          {changeRole && (
            <div className={styles.choices}>
              <RoleForm group={group} member={member} action={changeRole} />
              {remove && member.id !== ownId && (
                <SmallForm action={remove} submit={t("remove")} fields={{ group, member: member.id }} />
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function RoleForm({ group, member, action }: { group: string; member: GroupMemberWire; action: FormAction }) {
  const t = useTranslations("members");
  return (
    <ActionForm action={action} submit={t("change-role")} variant="quiet">
      {() => (
        <>
          <input type="hidden" name="group" value={group} />
          <input type="hidden" name="member" value={member.id} />
          <label>
            <VisuallyHidden>{t("role-of", { name: member.name })}</VisuallyHidden>
            <select name="role" defaultValue={member.role} key={member.role}>
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {t(`roles.${role}`)}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </ActionForm>
  );
}
