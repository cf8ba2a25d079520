"use client";

import { useTranslations } from "use-intl";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/** `isWhole`: nothing was searched for, so there is none at all. */
type Props = { isWhole: boolean; isSignedIn: boolean };

export function NoPublicGroup({ isWhole, isSignedIn }: Props) {
  const t = useTranslations("groups");
  if (!isWhole)
    return <EmptyState action={<a href="/groups">{t("public.all")}</a>}>{t("public.not-found")}</EmptyState>;
  const begin = (
    <a className={buttonClass("primary")} href="/groups/new">
      {t("new.title")}
    </a>
  );
  return <EmptyState action={isSignedIn && begin}>{t("public.none")}</EmptyState>;
}
