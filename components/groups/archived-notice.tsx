"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { Notice } from "../ui/notice";

type Props = {
  slug: string;
  archivedAt: string;
  /** For those who may take the group up again. */
  reopen: FormAction | null;
};

export function ArchivedNotice({ slug, archivedAt, reopen }: Props) {
  const t = useTranslations("groups.archive");
  const format = useFormatter();
  return (
    <Notice
      action={
        reopen && (
          <SmallForm action={reopen} submit={t("reopen")} fields={{ group: slug, archived: "false" }} />
        )
      }
    >
      {t("notice", { at: format.dateTime(new Date(archivedAt), { dateStyle: "medium" }) })}
    </Notice>
  );
}
