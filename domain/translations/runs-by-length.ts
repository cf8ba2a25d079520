import type { Steps } from "../search-words";

/** Paragraphs on end that stand one beside one: from `a` and `b` on; what their lengths say for it, in nats. */
export type Run = { a: number; b: number; count: number; score: number; ratio: number };

type Sized = { kind: string; text: string };

/** How far lengths are from each other, as logarithms: those of neighbours, and those of a text and its translation. */
const SPREAD = { least: 0.02, most: 1, of: (length: number) => 0.02 + 8 / (length + 8) };

/** How far the proportion of a run may be from that of the middle paragraphs, as a logarithm. */
const UNKNOWN = 0.4;

/** What a first pair says, before anything is known of the proportion. */
const AT_FIRST = 0.4;

/** What one pair may say for a run or against it: a paragraph that was divided does not end it. */
const PAIR = { least: -4, most: 3 };

/** So far below its best, a run is over. */
const OVER = 9;

/** So much more than what comes about by chance a run has to say. */
const CERTAIN = 5;

/** So many pairs a proportion is learnt from before it counts as known. */
const LEARNT = 12;

/** Pairs that are looked at in one step. */
const PAIRS_A_STEP = 200_000;

/**
 * Where many paragraphs on end are as long as each other, in whatever proportion: texts are looked at along all diagonals,
 * and the proportion is learnt on the way.
 */
export function* runsByLength(original: readonly Sized[], pieces: readonly Sized[]): Steps<Run[]> {
  const [of, there] = [sizesOf(original), sizesOf(pieces)];
  const usual = there.middle - of.middle;
  const enough = CERTAIN + Math.log(original.length * pieces.length);
  const runs: Run[] = [];
  let looked = 0;
  for (let diagonal = 1 - pieces.length; diagonal < original.length; diagonal++) {
    const [a, b] = [Math.max(0, diagonal), Math.max(0, -diagonal)];
    const count = Math.min(original.length - a, pieces.length - b);
    looked += count;
    if (looked > PAIRS_A_STEP) {
      looked = 0;
      yield;
    }
    alongDiagonal(of, there, { a, b, count, usual, enough }, runs);
  }
  return runs;
}

type Sizes = {
  lengths: Float64Array;
  spreads: Float64Array;
  strangers: Float64Array;
  certainty: Float64Array;
  isHeading: Uint8Array;
  middle: number;
};
type Diagonal = { a: number; b: number; count: number; usual: number; enough: number };

/** Plain variables and no calls: this is done for each paragraph of the one with each of the other. */
function alongDiagonal(of: Sizes, there: Sizes, { a, b, count, usual, enough }: Diagonal, runs: Run[]): void {
  const { lengths, spreads, strangers, certainty, isHeading } = of;
  const { lengths: theirLengths, isHeading: theirHeadings } = there;
  let sum = 0;
  let best = 0;
  let begin = 0;
  let end = 0;
  let mean = usual;
  let meanAtBest = usual;
  let learnt = 0;
  for (let at = 0; at < count; at++) {
    let said = PAIR.least;
    if (isHeading[a + at] === theirHeadings[b + at]) {
      const difference = (theirLengths[b + at] as number) - (lengths[a + at] as number);
      const spread = spreads[a + at] as number;
      const strange = learnt === 0 ? 0 : (difference - mean) * (difference - mean);
      const apart = (difference - mean) * (difference - mean);
      const expected = learnt === 0 ? spread + UNKNOWN : spread * (1 + 1 / learnt);
      said =
        (learnt === 0 ? AT_FIRST : (certainty[a + at] as number) - 0.5 / learnt) -
        apart / (2 * expected) +
        Math.min(2, strange / (4 * (strangers[a + at] as number)));
      if (apart < 9 * expected) {
        if (learnt < LEARNT) learnt++;
        mean += (difference - mean) / learnt;
      }
      if (said > PAIR.most) said = PAIR.most;
      else if (said < PAIR.least) said = PAIR.least;
    }
    sum += said;
    if (sum > best) {
      best = sum;
      end = at + 1;
      meanAtBest = mean;
    }
    if (sum > 0 && best - sum <= OVER && at < count - 1) continue;
    if (best > enough)
      runs.push({ a: a + begin, b: b + begin, count: end - begin, score: best, ratio: Math.exp(meanAtBest) });
    sum = 0;
    best = 0;
    begin = at + 1;
    mean = usual;
    learnt = 0;
  }
}

function sizesOf(paragraphs: readonly Sized[]): Sizes {
  const lengths = Float64Array.from(paragraphs, ({ text }) => Math.log(text.length + 8));
  const spreads = Float64Array.from(paragraphs, ({ text }) => SPREAD.of(text.length));
  const strangers = spreadsAround(lengths);
  const certainty = spreads.map((spread, at) => Math.log((strangers[at] as number) / spread) / 2);
  const isHeading = Uint8Array.from(paragraphs, ({ kind }) => (kind === "heading" ? 1 : 0));
  const middle = Float64Array.from(lengths).sort()[lengths.length >> 1] as number;
  return { lengths, spreads, strangers, certainty, isHeading, middle };
}

/** So many paragraphs before and after one tell how unlike lengths are where it stands. */
const AROUND = 12;

/** How far the lengths around each paragraph are from each other: where all are alike, lengths say nothing. */
function spreadsAround(lengths: Float64Array): Float64Array {
  const sums = new Float64Array(lengths.length + 1);
  const squares = new Float64Array(lengths.length + 1);
  lengths.forEach((length, at) => {
    sums[at + 1] = (sums[at] as number) + length;
    squares[at + 1] = (squares[at] as number) + length ** 2;
  });
  return lengths.map((_, at) => {
    const [from, to] = [Math.max(0, at - AROUND), Math.min(lengths.length, at + AROUND + 1)];
    const mean = ((sums[to] as number) - (sums[from] as number)) / (to - from);
    const spread = ((squares[to] as number) - (squares[from] as number)) / (to - from) - mean ** 2;
    return Math.min(SPREAD.most, Math.max(SPREAD.least, spread));
  });
}
