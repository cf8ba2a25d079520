"use client";

import { useTranslations } from "use-intl";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { Notice } from "../ui/notice";

type Props = { slug: string; member: { id: string; name: string }; takeBack: FormAction };

/** After a removal: that it happened, and the way back. */
export function RemovedNotice({ slug, member, takeBack }: Props) {
  const t = useTranslations("members");
  return (
    <Notice
      action={
        <SmallForm action={takeBack} submit={t("take-back")} fields={{ group: slug, member: member.id }} />
      }
    >
      {t("removed", { name: member.name })}
    </Notice>
  );
}
