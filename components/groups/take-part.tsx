"use client";

import { useTranslations } from "use-intl";
import type { GroupWire } from "@/domain/wire/group";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { signInHref } from "../sign-in-href";
import { buttonClass } from "../ui/button";

type Props = {
  group: GroupWire;
  isSignedIn: boolean;
  mayJoin: boolean;
  join: FormAction;
  withdraw: FormAction;
};

/** For whoever is not in the group: the way in, that they wait for an answer, or that there is no way in from here. */
export function TakePart({ group, isSignedIn, mayJoin, join, withdraw }: Props) {
  const t = useTranslations("groups.join");
  const { slug, admission, membership } = group;
  if (membership?.state === "pending")
    return (
      <>
        <p role="status">{t("waiting")}</p>
        <SmallForm action={withdraw} submit={t("withdraw")} fields={{ group: slug }} />
      </>
    );
  if (admission === "by-invitation") return <p>{t("by-invitation")}</p>;
  const words = t(admission === "open" ? "open" : "ask");
  if (!isSignedIn)
    return (
      <p>
        <a className={buttonClass("primary")} href={signInHref(`/groups/${slug}`)}>
          {t(admission === "open" ? "sign-in-open" : "sign-in-ask")}
        </a>
      </p>
    );
  return mayJoin && <SmallForm action={join} submit={words} variant="primary" fields={{ group: slug }} />;
}
