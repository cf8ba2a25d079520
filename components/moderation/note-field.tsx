import { useState } from "react";
import { MODERATION_NOTE_LENGTH } from "@/domain/limits";
import { TextAreaField } from "../ui/text-area-field";
import { keepNote, keptNote } from "./kept-notes";

/** A few sentences to somebody, kept while the dialog is closed. */
export function useNote(postId: string, what: string) {
  const [note, setNote] = useState(() => keptNote(postId, what));
  const change = (words: string) => {
    keepNote(postId, what, words);
    setNote(words);
  };
  return { note, change, forget: () => keepNote(postId, what, "") };
}

type Props = {
  label: string;
  hint?: string;
  note: string;
  onChange: (words: string) => void;
  required?: boolean;
};

export function NoteField({ label, hint, note, onChange, required = false }: Props) {
  return (
    <TextAreaField
      label={label}
      hint={hint}
      value={note}
      onChange={(event) => onChange(event.target.value)}
      rows={4}
      maxLength={MODERATION_NOTE_LENGTH}
      required={required}
    />
  );
}
