"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "@/domain/form-state";
import { TextAreaField } from "../ui/text-area-field";
import { NotePreview } from "./note-preview";
import { StockChoice } from "./stock-choice";

type Props = {
  /** What was sent and came back; fresh for all other forms. */
  state: FormState;
  stockNotes: string[];
  hint: ReactNode;
  /** Who reads it, and what they are told with it; null where nobody does. */
  preview: { as: string; told?: string } | null;
};

/** A reason: one of the group's own sentences, words of one's own, and how both will be read. */
export function NoteFields({ state: { values, fieldProblems }, stockNotes, hint, preview }: Props) {
  const t = useTranslations("moderation.note");
  const [typed, setTyped] = useState({ stock: values.stock ?? "", note: values.note ?? "" });
  const words = [typed.stock, typed.note.trim()].filter(Boolean).join("\n\n");
  return (
    <>
      <StockChoice
        key={values.stock}
        stockNotes={stockNotes}
        name="stock"
        defaultValue={values.stock ?? ""}
        onChange={({ target }) => setTyped((before) => ({ ...before, stock: target.value }))}
      />
      <TextAreaField
        label={t("why")}
        hint={hint}
        name="note"
        rows={3}
        defaultValue={values.note}
        onChange={({ target }) => setTyped((before) => ({ ...before, note: target.value }))}
        error={fieldProblems.note}
      />
      {preview && <NotePreview {...preview} words={words} />}
    </>
  );
}
