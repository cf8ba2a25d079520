"use client";

import type { ChangeEvent } from "react";
import { useTranslations } from "use-intl";
import { Field, type FieldWiring } from "@/components/ui/field";
import { ABOUT_FIELDS, type AboutField } from "@/domain/about-text";
import { ABOUT_LENGTH } from "@/domain/limits";

type Control = {
  name?: string;
  value?: string;
  defaultValue?: string;
  onChange?: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => void;
  onBlur?: () => void;
};

type Props = {
  /** What ties a field to whoever keeps what is typed. */
  controlFor: (field: AboutField) => Control;
  errorFor: (field: AboutField) => string | null;
  isTranslation?: boolean | undefined;
};

/** What is said about a text beside its title. */
export function AboutFields({ controlFor, errorFor, isTranslation = false }: Props) {
  const t = useTranslations("library.about");
  return ABOUT_FIELDS.map((field) => (
    <Field
      key={field}
      label={t(field === "authors" && isTranslation ? "translators" : field)}
      hint={field === "direction" ? undefined : t(`${field}-hint`)}
      error={errorFor(field)}
    >
      {(wiring) => <AboutControl field={field} {...wiring} {...controlFor(field)} />}
    </Field>
  ));
}

function AboutControl({ field, ...control }: { field: AboutField } & FieldWiring & Control) {
  const t = useTranslations("library.about");
  if (field === "direction")
    return (
      <select {...control}>
        <option value="ltr">{t("ltr")}</option>
        <option value="rtl">{t("rtl")}</option>
      </select>
    );
  const isCode = field === "language";
  return (
    <input
      type="text"
      {...control}
      dir={isCode ? "ltr" : "auto"}
      maxLength={isCode ? 40 : ABOUT_LENGTH}
      spellCheck={isCode ? false : undefined}
      autoCapitalize={isCode ? "none" : undefined}
    />
  );
}
