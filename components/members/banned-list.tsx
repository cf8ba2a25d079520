"use client";

import type { FormAction } from "../forms/action-form";
import lines from "../ui/lines.module.css";
import { Account } from "./account";
import type { MemberInList } from "./member-list";
import { PardonForm } from "./pardon-form";

type Props = { slug: string; members: MemberInList[]; pardon: FormAction };

/** Who is kept out, with the way back. */
export function BannedList({ slug, members, pardon }: Props) {
  return (
    <ul className={lines.list}>
      {members.map((member) => (
        <li key={member.id} className={lines.line}>
          <span className={lines.words}>
            <bdi>{member.name}</bdi>
            {member.user && <Account user={member.user} />}
          </span>
          {member.may.sanction && <PardonForm slug={slug} member={member} kind="ban" pardon={pardon} />}
        </li>
      ))}
    </ul>
  );
}
