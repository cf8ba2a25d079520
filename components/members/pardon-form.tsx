"use client";

import { useTranslations } from "use-intl";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";

type Props = {
  slug: string;
  member: { id: string; name: string };
  kind: "silence" | "ban";
  pardon: FormAction;
};

/** The way back from what was to last. */
export function PardonForm({ slug, member, kind, pardon }: Props) {
  const t = useTranslations("moderation.sanctions.pardon");
  return (
    <SmallForm
      action={pardon}
      submit={t(kind, { who: member.name })}
      fields={{ group: slug, member: member.id, kind }}
    />
  );
}
