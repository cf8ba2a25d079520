import type { TextWords } from "@/components/reading/section-html";
import { type Locale, localeFor } from "@/messages/locales";
import { translator } from "@/messages/translator";

/** The words of the text's frame. */
export function textWords(language: string): TextWords {
  const locale = localeFor(language);
  const words = made.get(locale) ?? makeWords(locale);
  made.set(locale, words);
  return words;
}

const made = new Map<Locale, TextWords>();

/** More different counts than any page shows. */
const COUNTS_KEPT = 10_000;

function makeWords(locale: Locale): TextWords {
  const t = translator(locale);
  // A page says a hundred counts, and putting each into words takes longer than all the rest of the text.
  const counts = new Map<string, string>();
  return {
    locale,
    number: (number) => t("reading.paragraph.number", { number }),
    count({ threads, fresh }) {
      const key = `${threads} ${fresh}`;
      const words = counts.get(key) ?? t("reading.paragraph.count", { threads, fresh });
      if (counts.size >= COUNTS_KEPT) counts.clear();
      counts.set(key, words);
      return words;
    },
    pictureAway: t("pictures.away"),
    untranslated: t("languages.missing"),
    part: (numbers) =>
      numbers ? t("reading.paragraph.part", numbers) : t("reading.paragraph.part-unnumbered"),
  };
}
