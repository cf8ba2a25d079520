import type { Stretch } from "../passages";
import type { Matched } from "./match-words";
import type { Span } from "./span";

/**
 * Of a passage that is nearly its whole paragraph, how much it is; else how much of the rest must be there again, and how
 * many words must stand where the passage stood, as a share of its own.
 */
const GOES_ON = { whole: 0.9, rest: 0.5, instead: 1 / 3 };

/**
 * Whether a paragraph goes on with other words in the place of these: what was said about them can then be read there.
 * Words that were taken out, or that stood in a paragraph of which little is left, are lost.
 */
export function goesOn(matched: Matched, { startIndex }: Stretch, span: Span, successor: number): boolean {
  const { old, next, to, weightOf } = matched;
  const [nextFirst, nextEnd] = [
    next.firstWords[successor] as number,
    next.firstWords[successor + 1] as number,
  ];
  const isThere = (word: number) => (to[word] as number) >= nextFirst && (to[word] as number) < nextEnd;
  let [inside, rest, kept, wordsInside] = [0, 0, 0, 0];
  let [before, after] = [nextFirst - 1, nextEnd];
  const end = old.firstWords[startIndex + 1] as number;
  for (let word = old.firstWords[startIndex] as number; word < end; word++) {
    const [isBefore, isAfter] = [
      (old.ends[word] as number) <= span.start,
      (old.starts[word] as number) >= span.end,
    ];
    if (!isBefore && !isAfter) {
      inside += weightOf(word);
      wordsInside++;
      continue;
    }
    rest += weightOf(word);
    if (!isThere(word)) continue;
    kept += weightOf(word);
    if (isBefore) before = to[word] as number;
    else after = Math.min(after, to[word] as number);
  }
  if (inside >= (inside + rest) * GOES_ON.whole) return true;
  return kept >= rest * GOES_ON.rest && after - before - 1 >= Math.max(1, wordsInside * GOES_ON.instead);
}
