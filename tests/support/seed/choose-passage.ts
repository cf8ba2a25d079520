import type { Random } from "./random";

const CONTEXT = 32;
const MOST_WORDS = 8;

/** Some words of a paragraph, whole ones, with what stands around them. */
export function choosePassage(random: Random, text: string) {
  const words = [...text.matchAll(/[^\s.,]+/g)];
  const first = random.below(Math.max(1, words.length - MOST_WORDS));
  const last = Math.min(words.length - 1, first + 1 + random.below(MOST_WORDS - 1));
  const start = words[first]?.index ?? 0;
  const end = (words[last]?.index ?? 0) + (words[last]?.[0].length ?? 0);
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}
