import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { loadSection } from "../reading/load-section";
import { sectionWithNumber, wordsOf } from "../reading/text-places";
import { QuotedWords } from "../ui/quoted-words";
import { TextField } from "../ui/text-field";

type Props = { value: string; onChange: (number: string) => void };

/** Enough to know a paragraph by. */
const FIRST_WORDS = 160;

/** A paragraph by its number, with its first words to see that it is the one. */
export function ParagraphField({ value, onChange }: Props) {
  const t = useTranslations("keeping.thread");
  const words = useFirstWords(value);
  return (
    <>
      <TextField
        label={t("to")}
        inputMode="numeric"
        pattern="[0-9]{1,7}"
        title={t("to-title")}
        required
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {value !== "" && (
        <div aria-live="polite">
          {words ? <QuotedWords said={t("begins")}>{words}</QuotedWords> : <p>{t("no-such")}</p>}
        </div>
      )}
    </>
  );
}

function useFirstWords(value: string): string | null {
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void firstWords(Number(value)).then((found) => isWanted && setWords(found));
    return () => {
      isWanted = false;
    };
  }, [value]);
  return words;
}

async function firstWords(number: number): Promise<string | null> {
  const section = sectionWithNumber(number);
  if (!section || !(await loadSection(section))) return null;
  const text = wordsOf(document.getElementById(`p${number}`))?.textContent ?? null;
  return text && text.length > FIRST_WORDS ? `${text.slice(0, FIRST_WORDS).trimEnd()}…` : text;
}
