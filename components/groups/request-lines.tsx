"use client";

import { useTranslations } from "use-intl";
import type { GroupMemberWire } from "@/domain/wire/member";
import type { FormAction } from "../forms/action-form";
import lines from "../ui/lines.module.css";
import styles from "./groups.module.css";
import { SmallForm } from "./small-form";

type Props = { group: string; requests: GroupMemberWire[]; approve: FormAction; decline: FormAction };

export function RequestLines({ group, requests, approve, decline }: Props) {
  const t = useTranslations("members");
  return (
    <ul className={lines.list}>
      {requests.map(({ id, name, handle }) => (
        <li key={id} className={lines.line}>
          <div className={lines.words}>
            <span dir="auto">{name}</span>
            <span className={lines.quiet}>@{handle}</span>
          </div>
          <div className={styles.choices}>
            <SmallForm
              action={approve}
              submit={t("approve")}
              variant="primary"
              fields={{ group, member: id }}
            />
            <SmallForm action={decline} submit={t("decline")} fields={{ group, member: id }} />
          </div>
        </li>
      ))}
    </ul>
  );
}
