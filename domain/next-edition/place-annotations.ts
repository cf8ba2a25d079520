import type { Stretch } from "../passages";
import type { Steps } from "../search-words";
import { carryStretch, LOST, type Passing, type PlaceInEdition, placeOf } from "./carry-passage";
import { wholeParagraphs } from "./whole-paragraphs";

/** An annotation's words: where they stand in the edition that its reading is read in, and where they were chosen. */
export type StandingAnnotation = PlaceInEdition & {
  id: string;
  readingId: string;
  /** It is counted among those that change: it is not deleted, and no note to oneself. */
  isTold: boolean;
  chosen: {
    editionId: string;
    startKey: string;
    startOffset: number;
    endKey: string;
    endOffset: number;
    quote: string;
    /** Of a translation's words, which are never looked for in the text. */
    isTranslated: boolean;
  };
};

/** From each edition that something stands in. */
export type Passings = ReadonlyMap<string, Passing>;

/** Whether its words must be looked for from where they were chosen. */
export const isTriedAgain = ({ state, chosen }: StandingAnnotation): boolean =>
  !chosen.isTranslated && (state === "lost" || state === "paragraph");

/** Where annotations of a reading stand in the next edition, in their order. `from`: the edition that it is read in. */
export function* placeAnnotations(
  passings: Passings,
  from: string,
  annotations: readonly StandingAnnotation[],
): Steps<PlaceInEdition[]> {
  const places: PlaceInEdition[] = [];
  for (const annotation of annotations) {
    places.push(yield* placeAnnotation(passings, from, annotation));
    yield;
  }
  return places;
}

function* placeAnnotation(
  passings: Passings,
  from: string,
  annotation: StandingAnnotation,
): Steps<PlaceInEdition> {
  const here = passings.get(from);
  const stretch = standingStretch(annotation);
  if (!here) return LOST;
  if (annotation.chosen.isTranslated) return stretch ? yield* carryWhole(here, annotation, stretch) : LOST;
  if (stretch && !isTriedAgain(annotation))
    return placeOf(here, annotation.chosen, yield* carryStretch(here, stretch));
  const again = yield* placeFromChosen(passings, annotation);
  if (again && again.state !== "lost" && again.state !== "paragraph") return again;
  if (!stretch) return LOST;
  const carried = placeOf(here, annotation.chosen, yield* carryStretch(here, stretch));
  return carried.state === "lost" ? carried : { ...carried, state: "paragraph" };
}

/** The paragraphs that it stands at, as a whole and as far as a passage may reach, wherever they are now. */
function* carryWhole(here: Passing, { chosen }: StandingAnnotation, stretch: Stretch): Steps<PlaceInEdition> {
  const placed = placeOf(here, chosen, yield* carryStretch(here, stretch));
  const { startIndex, endIndex } = placed;
  if (startIndex === null || endIndex === null) return LOST;
  return wholeParagraphs(
    here.next.slice(startIndex, endIndex + 1).map(({ text }) => text),
    startIndex,
  );
}

function* placeFromChosen(passings: Passings, { chosen }: StandingAnnotation): Steps<PlaceInEdition | null> {
  const passing = passings.get(chosen.editionId);
  if (!passing) return null;
  const startIndex = passing.old.findIndex(({ key }) => key === chosen.startKey);
  const endIndex = passing.old.findIndex(({ key }) => key === chosen.endKey);
  if (startIndex === -1 || endIndex < startIndex) return null;
  const { startOffset, endOffset } = chosen;
  const stretch = { startIndex, startOffset, endIndex, endOffset };
  return placeOf(passing, chosen, yield* carryStretch(passing, stretch));
}

function standingStretch(place: PlaceInEdition): Stretch | null {
  const { startIndex, startOffset, endIndex, endOffset } = place;
  if (startIndex === null || startOffset === null || endIndex === null || endOffset === null) return null;
  return { startIndex, startOffset, endIndex, endOffset };
}

/** What this edition alone does to an annotation: `exact` where it stays as it stands. */
export function stepOf(
  passings: Passings,
  from: string,
  before: PlaceInEdition,
  after: PlaceInEdition,
): PlaceInEdition["state"] {
  const passing = passings.get(from);
  if (before.startIndex === null || after.startIndex === null || !passing) return after.state;
  const isSame = inSingleSpaces(before.quote) === inSingleSpaces(after.quote);
  if (!isSame) return after.state === "paragraph" ? "paragraph" : "changed";
  const isThere = passing.old[before.startIndex]?.key === passing.nextKeys[after.startIndex];
  return isThere ? "exact" : "moved";
}

const inSingleSpaces = (words: string): string => words.trim().replace(/\s+/gu, " ");
