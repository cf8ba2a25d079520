"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { InvitationWire } from "@/domain/wire/invitation";
import type { FormAction } from "../forms/action-form";
import lines from "../ui/lines.module.css";
import { SmallForm } from "./small-form";

type Props = { group: string; invitations: InvitationWire[]; revoke: FormAction };

export function InvitationLines({ group, invitations, revoke }: Props) {
  const t = useTranslations("invitations");
  const format = useFormatter();
  return (
    <ul className={lines.list}>
      {invitations.map(({ id, email, role, uses, maxUses, state, expiresAt }) => (
        <li key={id} className={lines.line}>
          <div className={lines.words}>
            <span>{email ?? t("by-link")}</span>
            <span className={lines.quiet}>
              {t(`roles.${role}`)} · {t("uses", { uses, most: maxUses ?? 0 })} ·{" "}
              {state === "open"
                ? t("until", { date: format.dateTime(new Date(expiresAt), { dateStyle: "medium" }) })
                : t(`states.${state}`)}
            </span>
          </div>
          {state === "open" && (
            <SmallForm action={revoke} submit={t("revoke")} fields={{ group, invitation: id }} />
          )}
        </li>
      ))}
    </ul>
  );
}
