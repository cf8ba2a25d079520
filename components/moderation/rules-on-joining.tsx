"use client";

import { useTranslations } from "use-intl";
import { RulesText } from "./rules-text";

type Props = { rules: string; href?: string };

/** For whoever comes in: what they are asked to keep to, before they do. `href`: the page of it, where they may read it. */
export function RulesOnJoining({ rules, href }: Props) {
  const t = useTranslations("moderation.rules");
  if (rules === "") return null;
  return (
    <details open>
      <summary>{t("on-joining")}</summary>
      <RulesText>{rules}</RulesText>
      {href && (
        <p>
          <a href={href}>{t("page")}</a>
        </p>
      )}
    </details>
  );
}
