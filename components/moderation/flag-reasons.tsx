import { useTranslations } from "use-intl";
import type { FlaggedThing } from "@/domain/flagging";
import type { FlagReason } from "@/domain/moderation";
import { ChoiceField } from "../forms/choice-field";

/** What is meant most often comes first. */
const REASONS: Record<"words" | Exclude<FlaggedThing, "annotation">, readonly FlagReason[]> = {
  words: ["off-text", "attack", "spam", "private", "copyright", "other"],
  name: ["attack", "spam", "private", "off-text", "other"],
  picture: ["copyright", "private", "attack", "spam", "off-text", "other"],
  text: ["copyright", "private", "attack", "spam", "off-text", "other"],
};

type Props = {
  of: keyof typeof REASONS;
  chosen?: string | undefined;
  error?: string | undefined;
  required?: boolean;
};

/** Why moderators should look, as the field `reason` of its form. */
export function FlagReasons({ of, chosen = "", ...field }: Props) {
  const t = useTranslations("keeping");
  return (
    <ChoiceField
      legend={t("flag-why")}
      name="reason"
      chosen={chosen}
      choices={REASONS[of].map((value) => ({ value, label: t(`reasons.${value}`) }))}
      {...field}
    />
  );
}
