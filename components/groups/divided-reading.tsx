"use client";

import { useTranslations } from "use-intl";
import type { ReadingWire } from "@/domain/wire/reading";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { Notice } from "../ui/notice";

type Props = { reading: ReadingWire; divide: FormAction };

/** That a reading was divided just now, or its subgroups were brought together, and the way back. */
export function DividedReading({ reading: { id, group, title, divided }, divide }: Props) {
  const t = useTranslations("groups.readings");
  const fields = { group, reading: id, divided: String(!divided) };
  return (
    <Notice action={<SmallForm action={divide} submit={t("undo")} fields={fields} />}>
      {t(divided ? "just-divided" : "just-together", { title })}
    </Notice>
  );
}
