import type { Passage, Stretch } from "../passages";
import type { Steps } from "../search-words";
import type { Alignment, NewParagraph, OldParagraph } from "./alignment";
import { findWords } from "./find-words";
import { followWords } from "./follow-words";
import { goesOn } from "./goes-on";
import { matchedWords } from "./match-words";
import { lastNotBeyond, type Words } from "./read-words";
import { type Span, wholeCharacters } from "./span";

/**
 * Where a passage stands in the next edition. `exact`: the same words in the paragraph of the same key; `moved`: in another
 * one; `changed`: words that are known again; `paragraph`: others stand in their place and the paragraph goes on, so it is
 * the whole of it; `lost`: nothing that one could tell.
 */
export type Placed =
  | { state: "exact" | "moved" | "changed" | "paragraph"; stretch: Stretch; quote: string }
  | { state: "lost" };

export type Editions = {
  old: readonly OldParagraph[];
  next: readonly NewParagraph[];
  alignment: Alignment;
};

/** Places a passage of the old edition in the next one. What is merely alike is not it. */
export function* placePassage(editions: Editions, passage: Passage): Steps<Placed> {
  const matched = yield* matchedWords(editions.old, editions.next, editions.alignment);
  const { old, next } = matched;
  const span = spanOf(old, passage);
  const successor = successorOf(editions, passage);
  if (successor !== undefined && editions.old[passage.startIndex]?.text === editions.next[successor]?.text) {
    const { startOffset, endOffset } = passage;
    const stretch = { startIndex: successor, startOffset, endIndex: successor, endOffset };
    return { state: "exact", stretch, quote: textIn(old, span) };
  }
  const words = followWords(matched, span) ?? findWords(matched, editions.alignment, span, passage);
  if (!words) {
    if (successor === undefined || !goesOn(matched, passage, span, successor)) return { state: "lost" };
    return { state: "paragraph", ...whole(editions, successor) };
  }
  const isSame = inSingleSpaces(textIn(next, words)) === inSingleSpaces(textIn(old, span));
  if (
    !isSame &&
    successor !== undefined &&
    isWhole(editions, passage, stretchOf(next, editions.next, words), successor)
  )
    return { state: "changed", ...whole(editions, successor) };
  const found = isSame ? words : wholeCharacters(next.text, words);
  const stretch = stretchOf(next, editions.next, found);
  const isThere = editions.alignment.next[stretch.startIndex]?.key === editions.old[passage.startIndex]?.key;
  return {
    state: isSame ? (isThere ? "exact" : "moved") : "changed",
    stretch,
    quote: textIn(next, spanOf(next, stretch)),
  };
}

const textIn = ({ text }: Words, { start, end }: Span): string => text.slice(start, end);

const inSingleSpaces = (text: string): string => text.trim().replace(/\s+/gu, " ");

function spanOf(words: Words, { startIndex, startOffset, endIndex, endOffset }: Stretch): Span {
  return {
    start: (words.paragraphStarts[startIndex] ?? 0) + startOffset,
    end: (words.paragraphStarts[endIndex] ?? 0) + endOffset,
  };
}

/** An edge that falls between two paragraphs is the end of the one, or the beginning of the other. */
function stretchOf(
  { paragraphStarts }: Words,
  paragraphs: readonly NewParagraph[],
  { start, end }: Span,
): Stretch {
  const lengthOf = (index: number) => paragraphs[index]?.text.length ?? 0;
  let startIndex = lastNotBeyond(paragraphStarts, start);
  let startOffset = start - (paragraphStarts[startIndex] ?? 0);
  const endIndex = lastNotBeyond(paragraphStarts, Math.max(start, end - 1));
  if (startOffset > lengthOf(startIndex) && startIndex < endIndex)
    [startIndex, startOffset] = [startIndex + 1, 0];
  return {
    startIndex,
    startOffset,
    endIndex,
    endOffset: Math.min(end - (paragraphStarts[endIndex] ?? 0), lengthOf(endIndex)),
  };
}

/** The new paragraph that bears the key of the one that a passage stands in. */
function successorOf({ old, alignment }: Editions, { startIndex, endIndex }: Stretch): number | undefined {
  if (startIndex !== endIndex) return undefined;
  const key = old[startIndex]?.key;
  return alignment.old[startIndex]?.to.find((index) => alignment.next[index]?.key === key);
}

function whole({ next }: Editions, index: number): { stretch: Stretch; quote: string } {
  const quote = next[index]?.text ?? "";
  return { stretch: { startIndex: index, startOffset: 0, endIndex: index, endOffset: quote.length }, quote };
}

/** What was said about a whole paragraph is said about the whole of it, where it goes on as one. */
function isWhole({ old, alignment }: Editions, passage: Stretch, found: Stretch, successor: number): boolean {
  const length = old[passage.startIndex]?.text.length ?? 0;
  const isAll = passage.startOffset === 0 && passage.endOffset === length;
  const isOne =
    alignment.old[passage.startIndex]?.to.length === 1 && alignment.next[successor]?.from.length === 1;
  return isAll && isOne && found.startIndex === successor && found.endIndex === successor;
}
