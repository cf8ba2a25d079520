import { lastNotBeyond, type Words } from "./read-words";
import type { Gap } from "./rows";
import { shortestEdit } from "./shortest-edit";
import type { WordMatches } from "./word-matches";

/** More paragraphs than this put in or taken out, all of them made of words that are everywhere, are not told apart. */
const EDITS = 400;

/** Within a gap, paragraphs that are the same letter by letter, in order: refrains, and what repeats itself without end. */
export function matchParagraphs({ to, from }: WordMatches, old: Words, next: Words, gap: Gap): void {
  const ids = new Map<string, number>();
  const numbersOf = (words: Words, [first, end]: [number, number]) =>
    Int32Array.from({ length: Math.max(0, end - first) }, (_, at) => {
      const text = words.text
        .slice(words.paragraphStarts[first + at], words.paragraphStarts[first + at + 1])
        .trimEnd();
      const id = ids.get(text) ?? ids.size;
      ids.set(text, id);
      return id;
    });
  const oldOnes = wholeParagraphs(old, gap.a0, gap.a1);
  const nextOnes = wholeParagraphs(next, gap.b0, gap.b1);
  if (oldOnes[0] >= oldOnes[1] || nextOnes[0] >= nextOnes[1]) return;
  for (const { a, b, length } of shortestEdit(numbersOf(old, oldOnes), numbersOf(next, nextOnes), EDITS)) {
    const [oldFirst, nextFirst] = [oldOnes[0] + a, nextOnes[0] + b];
    const [start, there] = [old.firstWords[oldFirst] as number, next.firstWords[nextFirst] as number];
    const words = (old.firstWords[oldFirst + length] as number) - start;
    for (let at = 0; at < words; at++) {
      to[start + at] = there + at;
      from[there + at] = start + at;
    }
  }
}

/** The first paragraph that lies in a stretch of words as a whole, and the one after the last. */
function wholeParagraphs({ firstWords }: Words, start: number, end: number): [number, number] {
  const first = lastNotBeyond(firstWords, start);
  return [firstWords[first] === start ? first : first + 1, lastNotBeyond(firstWords, end)];
}
