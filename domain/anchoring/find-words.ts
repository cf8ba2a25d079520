import type { Passage } from "../passages";
import type { Steps } from "../search-words";
import type { Alignment } from "./align-paragraphs";
import type { Matched } from "./match-words";
import type { Span } from "./place-passage";

/** Looks for the very words where their paragraph went on. */
export function* findWords(
  { old, next }: Matched,
  alignment: Alignment,
  span: Span,
  passage: Passage,
): Steps<Span | null> {
  yield;
  const quote = old.text.slice(span.start, span.end);
  const to = alignment.old[passage.startIndex]?.to ?? [];
  for (const index of to) {
    const from = next.paragraphStarts[index] as number;
    const end = next.paragraphStarts[index + 1] as number;
    const at = next.text.slice(from, end).indexOf(quote);
    if (at !== -1) return { start: from + at, end: from + at + quote.length };
  }
  return null;
}
