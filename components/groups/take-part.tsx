"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { GroupWire } from "@/domain/wire/group";
import { ActionForm, type FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { PseudonymField } from "../members/pseudonym-field";
import { RulesOnJoining } from "../moderation/rules-on-joining";
import { signInHref } from "../sign-in-href";
import { buttonClass } from "../ui/button";
import { Notice } from "../ui/notice";
import { QuotedWords } from "../ui/quoted-words";
import { TextAreaField } from "../ui/text-area-field";

type Props = {
  group: GroupWire;
  isSignedIn: boolean;
  mayJoin: boolean;
  join: FormAction;
  withdraw: FormAction;
};

/** For whoever is not in the group: the way in, what became of their request, or that there is no way in from here. */
export function TakePart({ group, isSignedIn, mayJoin, join, withdraw }: Props) {
  const t = useTranslations("groups.join");
  const { slug, admission, membership } = group;
  if (membership?.state === "pending")
    return (
      <>
        <p role="status">{t("waiting")}</p>
        {membership.message && <QuotedWords said={t("you-wrote")}>{membership.message}</QuotedWords>}
        <SmallForm action={withdraw} submit={t("withdraw")} fields={{ group: slug }} />
      </>
    );
  if (!isSignedIn && admission !== "by-invitation")
    return (
      <>
        <RulesOnJoining rules={group.rules} href={`/groups/${slug}/rules`} />
        <p>
          <a className={buttonClass("primary")} href={signInHref(`/groups/${slug}`)}>
            {t(admission === "open" ? "sign-in-open" : "sign-in-ask")}
          </a>
        </p>
      </>
    );
  return (
    <>
      {membership?.declined && <Declined {...membership.declined} />}
      {admission === "by-invitation" && <p>{t("by-invitation")}</p>}
      {mayJoin && <RulesOnJoining rules={group.rules} href={`/groups/${slug}/rules`} />}
      {mayJoin && (
        <JoinForm
          group={group}
          isAsking={admission === "on-request" || membership?.state === "removed"}
          join={join}
        />
      )}
    </>
  );
}

function Declined({ at, note }: { at: string; note: string | null }) {
  const t = useTranslations("groups.join");
  const format = useFormatter();
  const on = format.dateTime(new Date(at), { dateStyle: "medium" });
  return (
    <Notice title={t("declined", { at: on })}>
      {note && <QuotedWords said={t("they-wrote")}>{note}</QuotedWords>}
    </Notice>
  );
}

type JoinFormProps = { group: GroupWire; isAsking: boolean; join: FormAction };

function JoinForm({ group: { slug, hasPseudonyms, membership }, isAsking, join }: JoinFormProps) {
  const t = useTranslations("groups.join");
  if (!isAsking && !hasPseudonyms)
    return <SmallForm action={join} submit={t("open")} variant="primary" fields={{ group: slug }} />;
  return (
    <ActionForm action={join} submit={t(isAsking ? "ask" : "open")} narrow>
      {(state) => (
        <>
          <input type="hidden" name="group" value={slug} />
          {hasPseudonyms && <PseudonymField state={state} before={membership?.pseudonym?.name ?? null} />}
          {isAsking && (
            <TextAreaField
              label={t("message")}
              hint={t("message-hint")}
              name="message"
              rows={3}
              defaultValue={state.values.message}
              error={state.fieldProblems.message}
            />
          )}
        </>
      )}
    </ActionForm>
  );
}
