import type { Alignment, NewParagraph, OldParagraph } from "../anchoring/align-paragraphs";
import { type Placed, placePassage } from "../anchoring/place-passage";
import { type PlacementState, type Stretch, wordsOf } from "../passages";
import type { Steps } from "../search-words";

/** Two editions, and what became of the paragraphs of the one in the other. */
export type Passing = {
  old: readonly OldParagraph[];
  next: readonly NewParagraph[];
  alignment: Alignment;
  /** The keys of the next one's paragraphs, by index. */
  nextKeys: readonly string[];
};

/** Where an annotation's words stand in an edition; nowhere when they are lost. */
export type PlaceInEdition = {
  state: PlacementState;
  startIndex: number | null;
  startOffset: number | null;
  endIndex: number | null;
  endOffset: number | null;
  quote: string;
};

export const LOST: PlaceInEdition = {
  ...{ state: "lost", startIndex: null, startOffset: null, endIndex: null, endOffset: null },
  quote: "",
};

/** Follows the words of a stretch of the one edition into the other. */
export function* carryStretch(passing: Passing, stretch: Stretch): Steps<Placed> {
  const inside = passing.old
    .slice(stretch.startIndex, stretch.endIndex + 1)
    .map(({ key, text }, at) => ({ key, text, index: stretch.startIndex + at, number: null }));
  return yield* placePassage(passing, { ...stretch, ...wordsOf(inside, stretch) });
}

type Chosen = { startKey: string; quote: string };

/**
 * As it is told of an annotation: not what happened between these two editions, but how its place stands to the words that
 * were chosen once.
 */
export function placeOf({ nextKeys }: Passing, chosen: Chosen, placed: Placed): PlaceInEdition {
  if (placed.state === "lost") return LOST;
  const { state, stretch, quote } = placed;
  const place = { ...stretch, quote };
  if (state === "paragraph") return { state, ...place };
  if (inSingleSpaces(quote) !== inSingleSpaces(chosen.quote)) return { state: "changed", ...place };
  return { state: nextKeys[stretch.startIndex] === chosen.startKey ? "exact" : "moved", ...place };
}

const inSingleSpaces = (words: string): string => words.trim().replace(/\s+/gu, " ");
