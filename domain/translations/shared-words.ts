import type { Steps } from "../search-words";
import { type Anchored, anchorWordsOf } from "./anchor-words";

/** The most that words in common say for two paragraphs. */
const MOST = 12;

/** A word in more paragraphs than this share says nothing. */
const COMMON = 0.2;

const PARAGRAPHS_A_STEP = 100;

/** Of each paragraph the words that both texts have, in rising order, and what each says, in nats. */
export type SharedWords = {
  original: Int32Array[];
  pieces: Int32Array[];
  weights: Float64Array;
  /** How many paragraphs have each word. */
  inOriginal: Int32Array;
  inPieces: Int32Array;
};

/** Finds the numbers and names that stand in both texts; what is in many paragraphs says little. */
export function* findSharedWords(
  original: readonly Anchored[],
  pieces: readonly Anchored[],
): Steps<SharedWords> {
  const ofOriginal = yield* wordsOf(original);
  const ofPieces = yield* wordsOf(pieces);
  const ids = new Map<string, number>();
  const [inOriginal, inPieces] = [countedIn(ofOriginal), countedIn(ofPieces)];
  const [ofFirst, ofSecond, weights]: [number[], number[], number[]] = [[], [], []];
  for (const [word, first] of inOriginal) {
    const second = inPieces.get(word);
    if (second === undefined) continue;
    const share = Math.max(first / original.length, second / pieces.length);
    if (share > COMMON && Math.min(original.length, pieces.length) > 10) continue;
    ids.set(word, weights.length);
    ofFirst.push(first);
    ofSecond.push(second);
    weights.push(Math.min(6, -Math.log(share) + 0.5));
  }
  yield;
  const idsOf = (words: Set<string>) =>
    Int32Array.from([...words].flatMap((word) => ids.get(word) ?? [])).sort();
  return {
    original: ofOriginal.map(idsOf),
    pieces: ofPieces.map(idsOf),
    weights: Float64Array.from(weights),
    inOriginal: Int32Array.from(ofFirst),
    inPieces: Int32Array.from(ofSecond),
  };
}

function* wordsOf(paragraphs: readonly Anchored[]): Steps<Set<string>[]> {
  const all: Set<string>[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    if (at % PARAGRAPHS_A_STEP === 0) yield;
    all.push(anchorWordsOf(paragraph));
  }
  return all;
}

function countedIn(all: readonly Set<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of all) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** What the words say that two paragraphs have in common. */
export function sharedBy({ original, pieces, weights }: SharedWords, row: number, piece: number): number {
  const [first, second] = [original[row] as Int32Array, pieces[piece] as Int32Array];
  let sum = 0;
  for (let a = 0, b = 0; a < first.length && b < second.length; ) {
    const [one, other] = [first[a] as number, second[b] as number];
    if (one === other) sum += weights[one] as number;
    if (one <= other) a++;
    if (other <= one) b++;
  }
  return Math.min(MOST, sum);
}

/** The most that they could say for a paragraph of the original. */
export const mostShared = ({ original, weights }: SharedWords, row: number): number =>
  Math.min(
    MOST,
    (original[row] as Int32Array).reduce((sum, word) => sum + (weights[word] as number), 0),
  );
