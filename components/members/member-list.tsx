"use client";

import { useTranslations } from "use-intl";
import type { GroupMemberWire } from "@/domain/wire/member";
import type { FormAction } from "../forms/action-form";
import styles from "../ui/lines.module.css";
import { Account } from "./account";
import { type MemberLine, MemberTools } from "./member-tools";

type Props = {
  slug: string;
  members: (MemberLine & Pick<GroupMemberWire, "user">)[];
  isPrivate: boolean;
  changeRole: FormAction;
  remove: FormAction;
};

export function MemberList({ slug, members, isPrivate, changeRole, remove }: Props) {
  const t = useTranslations();
  return (
    <ul className={styles.list}>
      {members.map((member) => (
        <li key={member.id} className={styles.line}>
          <span className={styles.words}>
            <span>
              <bdi>{member.name}</bdi>
              {member.isOwn && <span className={styles.quiet}> {t("members.you")}</span>}
            </span>
            <span className={styles.quiet}>@{member.handle}</span>
            {member.user && <Account user={member.user} />}
          </span>
          <span className={styles.quiet} dir="auto">
            {[t(`groups.roles.${member.role}`), ...(member.subgroup ? [member.subgroup] : [])].join(" · ")}
          </span>
          {(member.may.changeRole || member.may.remove) && (
            <MemberTools
              slug={slug}
              member={member}
              isPrivate={isPrivate}
              changeRole={changeRole}
              remove={remove}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
