"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-field";
import { TITLE_LENGTH } from "@/domain/limits";

/** Typing is one step, however many keys it takes. */
const PAUSE = 800;

export function DraftTitle({ title, onRetitle }: { title: string; onRetitle: (title: string) => void }) {
  const t = useTranslations("library.preview");
  const [typed, setTyped] = useState(title);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => setTyped(title), [title]);

  function commit(value: string) {
    clearTimeout(timer.current);
    if (value.trim() !== "" && value.trim() !== title) onRetitle(value.trim());
  }

  return (
    <TextField
      label={t("title")}
      value={typed}
      maxLength={TITLE_LENGTH}
      dir="auto"
      error={typed.trim() === "" ? t("title-empty") : null}
      onChange={({ target: { value } }) => {
        setTyped(value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => commit(value), PAUSE);
      }}
      onBlur={() => commit(typed)}
    />
  );
}
