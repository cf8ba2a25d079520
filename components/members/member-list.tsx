"use client";

import { useTranslations } from "use-intl";
import type { GroupMemberWire } from "@/domain/wire/member";
import type { FormAction } from "../forms/action-form";
import { FlagNameLink } from "../moderation/flag-name-link";
import styles from "../ui/lines.module.css";
import { Time, type ToldTime } from "../ui/time";
import { Account } from "./account";
import { type MemberLine, MemberTools } from "./member-tools";
import { PardonForm } from "./pardon-form";
import { SanctionTools } from "./sanction-tools";

/** `silencedUntil`: the end of a silence in words, where there is one. */
export type MemberInList = MemberLine &
  Pick<GroupMemberWire, "user"> & { isSilenced: boolean; silencedUntil: ToldTime | null };

type Props = {
  slug: string;
  timeZone: string;
  members: MemberInList[];
  isPrivate: boolean;
  changeRole: FormAction;
  remove: FormAction;
  sanction: FormAction;
  pardon: FormAction;
};

export function MemberList({ slug, timeZone, members, isPrivate, ...actions }: Props) {
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
            {member.isSilenced && <Silence until={member.silencedUntil} />}
          </span>
          <span className={styles.quiet} dir="auto">
            {[t(`groups.roles.${member.role}`), ...(member.subgroup ? [member.subgroup] : [])].join(" · ")}
          </span>
          {member.may.flagName && !member.may.sanction && <FlagNameLink slug={slug} member={member} />}
          {(member.may.changeRole || member.may.remove) && (
            <MemberTools
              slug={slug}
              member={member}
              isPrivate={isPrivate}
              changeRole={actions.changeRole}
              remove={actions.remove}
            />
          )}
          {member.may.sanction && member.isSilenced && (
            <PardonForm slug={slug} member={member} kind="silence" pardon={actions.pardon} />
          )}
          {member.may.sanction && (
            <SanctionTools slug={slug} timeZone={timeZone} member={member} sanction={actions.sanction} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Silence({ until }: { until: ToldTime | null }) {
  const t = useTranslations("moderation.sanctions");
  return (
    <strong className={styles.done}>
      {until ? t.rich("silenced-until", { at: until.text, time: () => <Time {...until} /> }) : t("silenced")}
    </strong>
  );
}
