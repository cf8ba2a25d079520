import type { Passage, Stretch } from "../passages";
import type { Steps } from "../search-words";
import type { Alignment, NewParagraph, OldParagraph } from "./align-paragraphs";
import { findWords } from "./find-words";
import { followWords } from "./follow-words";
import { type Matched, matchedWords } from "./match-words";
import { lastNotBeyond, type Words } from "./read-words";

/**
 * Where a passage stands in the next edition. `exact`: the same words in the paragraph of the same key; `moved`: in another
 * one; `changed`: words that are known again; `paragraph`: the words are gone and the paragraph goes on, so it is the whole
 * of it; `lost`: nothing that one could tell.
 */
export type Placed =
  | { state: "exact" | "moved" | "changed" | "paragraph"; stretch: Stretch; quote: string }
  | { state: "lost" };

export type Editions = {
  old: readonly OldParagraph[];
  next: readonly NewParagraph[];
  alignment: Alignment;
};

/** From where to where in an edition's text. */
export type Span = { start: number; end: number };

export function* placePassage(editions: Editions, passage: Passage): Steps<Placed> {
  const matched = yield* matchedWords(editions.old, editions.next, editions.alignment);
  const span = spanOf(matched.old, passage);
  const found = followWords(matched, span) ?? (yield* findWords(matched, editions.alignment, span, passage));
  if (!found) return paragraphOrLost(editions, matched, passage);
  const stretch = stretchOf(matched.next, found);
  const quote = matched.next.text.slice(found.start, found.end);
  const key = editions.old[passage.startIndex]?.key;
  const isSame = inSingleSpaces(quote) === inSingleSpaces(matched.old.text.slice(span.start, span.end));
  const isThere = editions.alignment.next[stretch.startIndex]?.key === key;
  return { state: isSame ? (isThere ? "exact" : "moved") : "changed", stretch, quote };
}

const inSingleSpaces = (text: string): string => text.trim().replace(/\s+/gu, " ");

function spanOf(words: Words, { startIndex, startOffset, endIndex, endOffset }: Stretch): Span {
  return {
    start: (words.paragraphStarts[startIndex] ?? 0) + startOffset,
    end: (words.paragraphStarts[endIndex] ?? 0) + endOffset,
  };
}

function stretchOf({ paragraphStarts }: Words, { start, end }: Span): Stretch {
  const starts = paragraphStarts.slice(0, -1);
  const startIndex = lastNotBeyond(starts, start);
  const endIndex = lastNotBeyond(starts, Math.max(start, end - 1));
  return {
    startIndex,
    startOffset: start - (starts[startIndex] ?? 0),
    endIndex,
    endOffset: end - (starts[endIndex] ?? 0),
  };
}

function paragraphOrLost({ old, next, alignment }: Editions, _matched: Matched, passage: Passage): Placed {
  const key = old[passage.startIndex]?.key;
  if (passage.startIndex !== passage.endIndex) return { state: "lost" };
  const index = (alignment.old[passage.startIndex]?.to ?? []).find((at) => alignment.next[at]?.key === key);
  const paragraph = index === undefined ? undefined : next[index];
  if (index === undefined || !paragraph || paragraph.text === "") return { state: "lost" };
  const stretch = { startIndex: index, startOffset: 0, endIndex: index, endOffset: paragraph.text.length };
  return { state: "paragraph", stretch, quote: paragraph.text };
}
