"use client";

import { useLocale, useTranslations } from "use-intl";
import { languageName } from "@/messages/language-name";

/** In which language the words below were chosen, where that was a translation. */
export function ChosenIn({ language, className }: { language: string | null; className?: string }) {
  const t = useTranslations("annotations.card");
  const locale = useLocale();
  if (language === null) return null;
  return <span className={className}>{t("chosen-in", { language: languageName(language, locale) })}</span>;
}
