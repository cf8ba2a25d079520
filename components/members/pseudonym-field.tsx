"use client";

import { useTranslations } from "use-intl";
import type { FormState } from "@/domain/form-state";
import { NAME_LENGTH } from "@/domain/limits";
import { TextField } from "../ui/text-field";

type Props = {
  state: FormState;
  /** What they bore when they were here before; they bear it again when the field stays empty. */
  before: string | null;
};

/** For whoever comes in: what they are to be called here, if it is not to be their account's name. */
export function PseudonymField({ state: { values, fieldProblems }, before }: Props) {
  const t = useTranslations("members.pseudonym");
  return (
    <TextField
      label={t("on-joining")}
      hint={before === null ? t("on-joining-hint") : t("on-joining-again", { name: before })}
      name="name"
      maxLength={NAME_LENGTH}
      autoComplete="off"
      dir="auto"
      defaultValue={values.name}
      error={fieldProblems.name}
    />
  );
}
