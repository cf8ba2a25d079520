"use client";

import { useTranslations } from "use-intl";
import type { MemberState, Role } from "@/domain/groups";
import { ActionForm, type FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { PseudonymField } from "../members/pseudonym-field";
import { RulesOnJoining } from "../moderation/rules-on-joining";
import { signInHref } from "../sign-in-href";
import { buttonClass } from "../ui/button";
import { Notice } from "../ui/notice";
import { PageHeading } from "../ui/page-heading";
import styles from "./invite-forms.module.css";

type Props = {
  invitation: {
    group: { slug: string; name: string };
    inviter: string;
    role: Role;
    place: MemberState | null;
    refusal: "group.join-by-invitation" | "group.removed" | null;
    isForOtherAddress: boolean;
    hasPseudonyms: boolean;
    pseudonym: string | null;
    rules: string;
  };
  token: string;
  isSignedIn: boolean;
  accept: FormAction;
  signOut: FormAction;
};

/** Who invites to what. Looking at it changes nothing; its button accepts. */
export function InvitationCard({ invitation, token, isSignedIn, accept, signOut }: Props) {
  const t = useTranslations();
  const { group, inviter, role, place, refusal, isForOtherAddress, hasPseudonyms, pseudonym, rules } =
    invitation;
  const page = `/invitations/${token}`;
  const name = (words: React.ReactNode) => <bdi>{words}</bdi>;
  return (
    <>
      <PageHeading above={t.rich("invitations.page.from", { inviter, name })}>{group.name}</PageHeading>
      {place === "active" ? (
        <>
          <p>{t("invitations.page.already")}</p>
          <a className={buttonClass("primary")} href={`/groups/${group.slug}`}>
            {t("invitations.page.open-group")}
          </a>
        </>
      ) : refusal ? (
        <>
          <Notice tone="error">{t(`problems.${refusal}`)}</Notice>
          <p>
            <a href="/">{t("errors.home")}</a>
          </p>
        </>
      ) : (
        <>
          <p>{t(`invitations.page.as.${role}`)}</p>
          <RulesOnJoining rules={rules} />
          {isForOtherAddress && (
            <>
              <Notice tone="error">{t("problems.invitation.other-address")}</Notice>
              <SmallForm
                action={signOut}
                submit={t("invitations.page.other-account")}
                fields={{ next: signInHref(page) }}
              />
            </>
          )}
          {isSignedIn && !isForOtherAddress && (
            <ActionForm action={accept} submit={t("invitations.page.accept")} narrow>
              {(state) => (
                <>
                  <input type="hidden" name="token" value={token} />
                  {hasPseudonyms && <PseudonymField state={state} before={pseudonym} />}
                </>
              )}
            </ActionForm>
          )}
          {!isSignedIn && hasPseudonyms && <p>{t("members.pseudonym.allowed")}</p>}
          {!isSignedIn && (
            <>
              <p>{t("invitations.page.account-first")}</p>
              <p className={styles.ways}>
                <a className={buttonClass("primary")} href={`/sign-up?next=${encodeURIComponent(page)}`}>
                  {t("auth.sign-up.title")}
                </a>
                <a className={buttonClass()} href={signInHref(page)}>
                  {t("site.sign-in")}
                </a>
              </p>
            </>
          )}
        </>
      )}
    </>
  );
}
