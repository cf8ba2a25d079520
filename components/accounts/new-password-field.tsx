"use client";

import { useTranslations } from "use-intl";
import { PASSWORD_MIN } from "@/domain/limits";
import { TextField } from "../ui/text-field";

type Props = { name?: string; label: string; error?: string };

export function NewPasswordField({ name = "password", label, error }: Props) {
  const t = useTranslations("auth");
  return (
    <TextField
      label={label}
      hint={t("password-hint", { limit: PASSWORD_MIN })}
      name={name}
      type="password"
      autoComplete="new-password"
      required
      error={error}
    />
  );
}
