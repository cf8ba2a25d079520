import type { Passage } from "../passages";
import type { Alignment } from "./alignment";
import type { Matched } from "./match-words";
import { lastNotBeyond, type Words } from "./read-words";
import type { Span } from "./span";

/** How much the words must say that stand once in what became of their paragraph, and how many signs around others. */
const ENOUGH = { weight: 24, context: 8 };

/** Looks for the very words where their paragraph went on: by what stands around them, or because they stand there once. */
export function findWords(
  { old, next, sums }: Matched,
  alignment: Alignment,
  span: Span,
  { startIndex, endIndex, prefix, suffix }: Passage,
): Span | null {
  const quote = old.text.slice(span.start, span.end);
  const found = new Set<number>();
  for (let from = startIndex; from <= endIndex; from++)
    for (const index of alignment.old[from]?.to ?? []) {
      const start = next.paragraphStarts[index] as number;
      const end = next.paragraphStarts[index + 1] as number;
      for (const at of placesIn(next.text.slice(start, end), quote)) found.add(start + at);
    }
  const fitting = [...found].filter(
    (at) =>
      isShared(prefix.slice(-ENOUGH.context), next.text.slice(Math.max(0, at - ENOUGH.context), at)) ||
      isShared(
        suffix.slice(0, ENOUGH.context),
        next.text.slice(at + quote.length, at + quote.length + ENOUGH.context),
      ),
  );
  const isPlain = found.size === 1 && weightIn(old, sums.old, span) >= ENOUGH.weight;
  const [at] = fitting.length === 1 ? fitting : isPlain ? [...found] : [];
  return at === undefined ? null : { start: at, end: at + quote.length };
}

function weightIn({ starts }: Words, sums: Float64Array, { start, end }: Span): number {
  const first = lastNotBeyond(starts, start);
  const last = lastNotBeyond(starts, Math.max(start, end - 1));
  return (sums[last + 1] as number) - (sums[first] as number);
}

const isShared = (wanted: string, there: string): boolean =>
  wanted.length === ENOUGH.context && wanted === there;

function placesIn(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at !== -1 && places.length < 100; at = text.indexOf(words, at + 1))
    places.push(at);
  return places;
}
