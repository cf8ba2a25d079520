"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { InvitationWire } from "@/domain/wire/invitation";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import styles from "../ui/lines.module.css";

type Props = { slug: string; invitations: InvitationWire[]; revoke: FormAction | null };

export function InvitationList({ slug, invitations, revoke }: Props) {
  return (
    <ul className={styles.list}>
      {invitations.map((invitation) => (
        <InvitationLine key={invitation.id} slug={slug} invitation={invitation} revoke={revoke} />
      ))}
    </ul>
  );
}

type LineProps = { slug: string; invitation: InvitationWire; revoke: FormAction | null };

function InvitationLine({ slug, invitation, revoke }: LineProps) {
  const t = useTranslations();
  const format = useFormatter();
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: "medium" });
  // Two links for the same role are told apart by when they were made.
  const moment = (at: string) => format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" });
  const { email, handle, role, uses, maxUses, state, expiresAt, createdAt, createdBy } = invitation;
  const invited = email ?? (handle && `@${handle}`);
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <span>
          {invited
            ? t.rich("invitations.one-as", { invited, role, bdi: (words) => <bdi>{words}</bdi> })
            : t("invitations.a-link", { role: t(`groups.roles.${role}`) })}
        </span>
        <span className={styles.quiet}>
          {[
            t("invitations.made-by", { name: createdBy.name, at: moment(createdAt) }),
            maxUses === null
              ? t("invitations.used", { uses })
              : t("invitations.used-of", { uses, most: maxUses }),
            state === "open"
              ? t("invitations.until", { at: day(expiresAt) })
              : t(`invitations.states.${state}`),
          ].join("\u00a0· ")}
        </span>
      </span>
      {state === "open" && revoke && (
        <SmallForm
          action={revoke}
          submit={t("invitations.revoke")}
          fields={{ group: slug, invitation: invitation.id }}
        />
      )}
    </li>
  );
}
