"use client";

import { useTranslations } from "use-intl";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { Notice } from "../ui/notice";
import { useLatestDeed } from "./latest-deed";

type Props = {
  slug: string;
  deed: "approved" | "declined" | "removed";
  member: { id: string; name: string };
  takeBack: FormAction;
};

/** What was done to a member last; after a removal, the way back as well. */
export function DoneNotice({ slug, deed, member, takeBack }: Props) {
  const t = useTranslations("members");
  const isOver = useLatestDeed() !== null;
  const { id, name } = member;
  if (isOver) return null;
  return (
    <Notice
      action={
        deed === "removed" && (
          <SmallForm action={takeBack} submit={t("take-back")} fields={{ group: slug, member: id }} />
        )
      }
    >
      {t(`done.${deed}`, { name })}
    </Notice>
  );
}
