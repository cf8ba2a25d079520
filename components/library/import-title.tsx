"use client";

import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-field";
import { TITLE_LENGTH } from "@/domain/limits";

type Props = { typed: string; onType: (typed: string) => void; onLeave: () => void };

export function ImportTitle({ typed, onType, onLeave }: Props) {
  const t = useTranslations("library.preview");
  return (
    <TextField
      label={t("title")}
      value={typed}
      maxLength={TITLE_LENGTH}
      dir="auto"
      error={typed.trim() === "" ? t("title-empty") : null}
      onChange={({ target: { value } }) => onType(value)}
      onBlur={onLeave}
    />
  );
}
