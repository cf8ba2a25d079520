import { useTranslations } from "use-intl";
import type { Thread } from "./thread";
import { usePlaceWords } from "./use-place-words";

const LONG = 60;

/** What a thread is called: who began it, and on what. */
export function useCardLabel(thread: Thread, wholeParagraph: boolean): string {
  const t = useTranslations("annotations.card");
  const placeWords = usePlaceWords();
  const name = thread.author?.name ?? t("somebody");
  if (wholeParagraph) return t("label-place", { name, place: placeWords(thread.placement.paragraph) });
  return t("label", { name, quote: shorten(thread.quote) });
}

/** The first words, none of them cut in two where they have spaces. */
export function shorten(quote: string): string {
  if (quote.length <= LONG) return quote;
  const cut = quote.slice(0, LONG);
  return `${cut.slice(0, cut.lastIndexOf(" ") + 1 || LONG).trimEnd()}…`;
}
