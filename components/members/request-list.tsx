"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { GroupMemberWire } from "@/domain/wire/member";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import lines from "../ui/lines.module.css";
import styles from "./member-list.module.css";

type Props = { slug: string; requests: GroupMemberWire[]; approve: FormAction; decline: FormAction };

/** Who asks to join, with the two answers. */
export function RequestList({ slug, requests, approve, decline }: Props) {
  const t = useTranslations("members.requests");
  const format = useFormatter();
  return (
    <ul className={lines.list}>
      {requests.map(({ id, name, since }) => (
        <li key={id} className={lines.line}>
          <span className={lines.words}>
            <bdi>{name}</bdi>
            <span className={lines.quiet}>
              {t("since", { at: format.dateTime(new Date(since), { dateStyle: "medium" }) })}
            </span>
          </span>
          <span className={styles.answers}>
            <SmallForm
              action={approve}
              submit={t("approve", { name })}
              variant="primary"
              fields={{ group: slug, member: id }}
            />
            <SmallForm action={decline} submit={t("decline")} fields={{ group: slug, member: id }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
