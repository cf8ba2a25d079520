"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { findFirstWords } from "@/lib/browser/threads";
import { QuotedWords } from "../ui/quoted-words";
import { TextField } from "../ui/text-field";

type Props = {
  readingId: string;
  value: string;
  onChange: (number: string) => void;
  error?: string | undefined;
};

/** Enough to know a paragraph by. */
const FIRST_WORDS = 160;
const NUMBER = "[1-9][0-9]{0,4}";
const PAUSE = 200;

/** A paragraph by its number, with its first words to see that it is the one. */
export function ParagraphField({ readingId, value, onChange, error }: Props) {
  const t = useTranslations("keeping.thread");
  const words = useFirstWords(readingId, value);
  return (
    <>
      <TextField
        label={t("to")}
        name="paragraph"
        inputMode="numeric"
        autoComplete="off"
        pattern={NUMBER}
        title={t("to-title")}
        required
        value={value}
        onChange={({ target }) => onChange(target.value)}
        error={error}
      />
      <div aria-live="polite">
        {words === null && <p>{t("no-such")}</p>}
        {words && <QuotedWords said={t("begins")}>{words}</QuotedWords>}
      </div>
    </>
  );
}

/** Undefined as long as nobody knows. */
function useFirstWords(readingId: string, value: string): string | null | undefined {
  const [words, setWords] = useState<string | null>();
  useEffect(() => {
    let isWanted = true;
    setWords(value === "" || isNumber(value) ? undefined : null);
    if (!isNumber(value)) return;
    const know = (found: string | null | undefined) => isWanted && setWords(found);
    const asking = setTimeout(() => {
      findFirstWords(readingId, Number(value), FIRST_WORDS).then(know, () => know(undefined));
    }, PAUSE);
    return () => {
      isWanted = false;
      clearTimeout(asking);
    };
  }, [readingId, value]);
  return words;
}

const isNumber = (value: string): boolean => new RegExp(`^${NUMBER}$`).test(value);
