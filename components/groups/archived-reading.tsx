"use client";

import { useTranslations } from "use-intl";
import type { ReadingWire } from "@/domain/wire/reading";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { Notice } from "../ui/notice";

type Props = { reading: ReadingWire; reopen: FormAction };

/** That a reading was archived just now, and the way back. */
export function ArchivedReading({ reading: { id, group, title }, reopen }: Props) {
  const t = useTranslations("groups.readings");
  return (
    <Notice
      action={
        <SmallForm action={reopen} submit={t("reopen")} fields={{ group, reading: id, archived: "false" }} />
      }
    >
      {t("just-archived", { title })}
    </Notice>
  );
}
