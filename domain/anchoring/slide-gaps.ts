import type { Words } from "./read-words";
import type { WordMatches } from "./word-matches";

/** How far what was put in or taken out is slid: over a repeated sentence, not over a refrain. */
const FARTHEST = 60;

/**
 * Where "He came." was put before "He went.", the first "He" may be taken for the old one, and what is new for "came. He".
 * What was put in, or taken out, is slid to where it begins and ends with a sentence, or a paragraph.
 */
export function slideGaps({ to, from, isMoved }: WordMatches, old: Words, next: Words): void {
  slide(to, from, next, (word) => isMoved[word] === 1);
  slide(from, to, old, (word) => isMoved[from[word] as number] === 1);
}

/** Slides what stands in `into` alone. `there` leads to its words, and `back` from them. */
function slide(there: Int32Array, back: Int32Array, into: Words, isMoved: (word: number) => boolean): void {
  for (let word = 0; word + 1 < there.length; word++) {
    const [last, following] = [there[word] as number, there[word + 1] as number];
    if (last === -1 || following <= last + 1 || isMoved(word) || isMoved(word + 1)) continue;
    const isStep = (step: number) => there[word + step] === (step > 0 ? following + step - 1 : last + step);
    let best = { shift: 0, strength: strengthAt(into, last) + strengthAt(into, following - 1) };
    const look = (shift: number) => {
      const strength = strengthAt(into, last + shift) + strengthAt(into, following - 1 + shift);
      if (strength > best.strength) best = { shift, strength };
    };
    const gap = following - last - 1;
    for (let left = 0; left < Math.min(gap, FARTHEST); left++) {
      if (!isStep(-left) || into.ids[last - left] !== into.ids[following - 1 - left]) break;
      look(-left - 1);
    }
    for (let right = 0; right < Math.min(gap, FARTHEST); right++) {
      if (!isStep(right + 1) || into.ids[last + 1 + right] !== into.ids[following + right]) break;
      look(right + 1);
    }
    shiftBy(best.shift, word, there, back, { last, following });
  }
}

function shiftBy(
  shift: number,
  word: number,
  there: Int32Array,
  back: Int32Array,
  { last, following }: { last: number; following: number },
): void {
  const put = (at: number, place: number, before: number) => {
    if (back[before] === at) back[before] = -1;
    there[at] = place;
    back[place] = at;
  };
  for (let step = 0; step < -shift; step++) put(word - step, following - 1 - step, last - step);
  for (let step = 0; step < shift; step++) put(word + 1 + step, last + 1 + step, following + step);
}

/** How much divides a word from the next: a paragraph, a sentence, a part of one. */
function strengthAt({ text, starts, ends }: Words, word: number): number {
  if (word < 0 || word + 1 >= starts.length) return 4;
  const between = text.slice(ends[word], starts[word + 1]);
  if (between.includes("\n\n")) return 4;
  if (/[.!?…。！？؟]/u.test(between)) return 3;
  return /[^\s\p{L}\p{N}]/u.test(between) ? 1 : 0;
}
