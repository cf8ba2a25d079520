import type { ParagraphKind } from "../paragraphs";
import type { Steps } from "../search-words";
import type { Alignment } from "./align-paragraphs";
import { alignWords, type WordMatches } from "./align-words";
import { readWords, type Words, wordIds } from "./read-words";

type Paragraphs = readonly { kind: ParagraphKind; text: string }[];

/** Two editions, word by word. */
export type Matched = WordMatches & { old: Words; next: Words };

/** An alignment's words are needed again for each passage, and are kept with it as long as it is. */
const kept = new WeakMap<Alignment, Matched>();

export function* matchWords(
  old: Paragraphs,
  next: Paragraphs,
): Steps<Matched & { keepFor(alignment: Alignment): void }> {
  const ids = wordIds();
  const oldWords = yield* readWords(old, ids);
  const nextWords = yield* readWords(next, ids);
  const matched: Matched = { ...(yield* alignWords(oldWords, nextWords)), old: oldWords, next: nextWords };
  return { ...matched, keepFor: (alignment) => kept.set(alignment, matched) };
}

/** The words of an alignment; one that was read from a file has to match them again. */
export function* matchedWords(old: Paragraphs, next: Paragraphs, alignment: Alignment): Steps<Matched> {
  const known = kept.get(alignment);
  if (known) return known;
  const { keepFor, ...matched } = yield* matchWords(old, next);
  keepFor(alignment);
  return matched;
}
