import { useTranslations } from "use-intl";
import type { FormState } from "@/domain/form-state";
import { TextAreaField } from "../ui/text-area-field";

/** A few words to whoever is declined, if there are any. */
export function DeclineNote({ name, state }: { name: string; state: FormState }) {
  const t = useTranslations("members.requests");
  return (
    <TextAreaField
      label={t("note", { name })}
      hint={t("note-hint")}
      name="note"
      rows={2}
      defaultValue={state.values.note}
      error={state.fieldProblems.note}
    />
  );
}
