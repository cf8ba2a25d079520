"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { GroupMemberWire } from "@/domain/wire/member";
import { ActionForm, type FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import lines from "../ui/lines.module.css";
import { QuotedWords } from "../ui/quoted-words";
import { VisuallyHidden } from "../ui/visually-hidden";
import { Account } from "./account";
import { DeclineNote } from "./decline-note";

type Props = { slug: string; requests: GroupMemberWire[]; approve: FormAction; decline: FormAction };

/** Who asks to join, when and with which words, and the two answers. */
export function RequestList({ slug, requests, approve, decline }: Props) {
  const t = useTranslations("members.requests");
  const format = useFormatter();
  return (
    <ul className={lines.list}>
      {requests.map(({ id, name, since, message, user }) => (
        <li key={id} className={lines.line}>
          <span className={lines.words}>
            <bdi>{name}</bdi>
            {user && <Account user={user} />}
            <span className={lines.quiet}>
              {t("since", { at: format.dateTime(new Date(since), { dateStyle: "medium" }) })}
            </span>
          </span>
          {message && (
            <div className={lines.below}>
              <QuotedWords said={t("message", { name })}>{message}</QuotedWords>
            </div>
          )}
          <SmallForm
            action={approve}
            submit={t("approve", { name })}
            variant="primary"
            fields={{ group: slug, member: id }}
          />
          <details className={lines.fold}>
            <summary>
              {t("decline")} <VisuallyHidden>{name}</VisuallyHidden>
            </summary>
            <div className={lines.folded}>
              <ActionForm action={decline} submit={t("decline-submit")} variant="quiet" narrow>
                {(state) => (
                  <>
                    <input type="hidden" name="group" value={slug} />
                    <input type="hidden" name="member" value={id} />
                    <DeclineNote name={name} state={state} />
                  </>
                )}
              </ActionForm>
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}
