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

/** Where a pair begins nothing, the next few are passed over: a run of any length is met a little later. */
const STRIDE = 3;

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
  /** As logarithms. Those of headings are far off, so that they are like nothing but headings. */
  lengths: Float64Array;
  /** What the square of a difference is taken times, to be nats: for a first pair, for others, for what is by chance. */
  atFirst: Float64Array;
  once: Float64Array;
  strange: Float64Array;
  certainty: Float64Array;
  middle: number;
};
type Diagonal = { a: number; b: number; count: number; usual: number; enough: number };

/** The share that one of so many learnt pairs has; and how sure a proportion is of which so many pairs are known. */
const SHARES = Float64Array.from({ length: LEARNT + 1 }, (_, learnt) => 1 / learnt);
const KNOWN = SHARES.map((share) => 1 / (1 + share));
const HALF_SHARES = SHARES.map((share) => share / 2);

/** A difference counts for the proportion where it is less than three times what is usual: in nats. */
const USUAL = 3 ** 2 / 2;

/**
 * Plain variables, no calls, no divisions: this is done for each paragraph of the one with each of the other. Most pairs begin
 * nothing and are passed over at once.
 */
function alongDiagonal(of: Sizes, there: Sizes, { a, b, count, usual, enough }: Diagonal, runs: Run[]): void {
  const { lengths, atFirst, once, strange, certainty } = of;
  const { lengths: theirLengths } = there;
  for (let at = 0; at < count; ) {
    const first = (theirLengths[b + at] as number) - (lengths[a + at] as number) - usual;
    let sum = AT_FIRST - first * first * (atFirst[a + at] as number);
    const begin = at;
    at += sum > 0 ? 1 : STRIDE;
    if (sum <= 0) continue;
    let best = sum;
    let end = at;
    let mean = usual + first;
    let meanAtBest = mean;
    let learnt = 1;
    while (at < count && sum > 0 && best - sum <= OVER) {
      const away = (theirLengths[b + at] as number) - (lengths[a + at] as number) - mean;
      const apart = away * away;
      const against = apart * (once[a + at] as number) * (KNOWN[learnt] as number);
      let said = (certainty[a + at] as number) - (HALF_SHARES[learnt] as number) - against;
      const strangers = apart * (strange[a + at] as number);
      said += strangers < 2 ? strangers : 2;
      if (against < USUAL) {
        if (learnt < LEARNT) learnt++;
        mean += away * (SHARES[learnt] as number);
      }
      sum += said > PAIR.most ? PAIR.most : said < PAIR.least ? PAIR.least : said;
      at++;
      if (sum > best) {
        best = sum;
        end = at;
        meanAtBest = mean;
      }
    }
    if (best > enough)
      runs.push({ a: a + begin, b: b + begin, count: end - begin, score: best, ratio: Math.exp(meanAtBest) });
  }
}

const FAR_OFF = 1_000;

function sizesOf(paragraphs: readonly Sized[]): Sizes {
  const lengths = Float64Array.from(paragraphs, ({ text }) => Math.log(text.length + 8));
  const spreads = Float64Array.from(paragraphs, ({ text }) => SPREAD.of(text.length));
  const strangers = spreadsAround(lengths);
  const certainty = spreads.map((spread, at) => Math.log((strangers[at] as number) / spread) / 2);
  const middle = Float64Array.from(lengths).sort()[lengths.length >> 1] as number;
  return {
    ...{ certainty, middle },
    lengths: lengths.map((length, at) => length + (paragraphs[at]?.kind === "heading" ? FAR_OFF : 0)),
    atFirst: spreads.map((spread) => 1 / (2 * (spread + UNKNOWN))),
    once: spreads.map((spread) => 1 / (2 * spread)),
    strange: strangers.map((spread) => 1 / (4 * spread)),
  };
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
