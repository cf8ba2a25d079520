"use client";

import { useTranslations } from "use-intl";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { Notice } from "../ui/notice";

type Props = { slug: string; assignment: { id: string; title: string }; restore: FormAction };

/** What was withdrawn last, and the way back. */
export function WithdrawnNotice({ slug, assignment: { id, title }, restore }: Props) {
  const t = useTranslations();
  return (
    <Notice
      action={<SmallForm action={restore} submit={t("ui.undo")} fields={{ group: slug, assignment: id }} />}
    >
      {t("assignments.withdraw.done", { title })}
    </Notice>
  );
}
