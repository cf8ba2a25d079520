import type { Run } from "./runs-by-length";

/** So many paragraphs of the original with so many pieces of the translation, and how seldom that is, in nats. */
export type Bead = { rows: number; pieces: number; cost: number };

/** A bead at its place: from which paragraph of the original on, and from which piece. */
export type Placed = { row: number; piece: number; rows: number; pieces: number };

const bead = (rows: number, pieces: number, share: number): Bead => ({
  rows,
  pieces,
  cost: -Math.log(share),
});

/** The shares are of paragraphs, which translators keep more often than sentences. */
export const BEADS: readonly Bead[] = [
  bead(1, 1, 0.9),
  bead(1, 2, 0.025),
  bead(2, 1, 0.025),
  bead(1, 0, 0.01),
  bead(0, 1, 0.01),
  bead(2, 2, 0.002),
  bead(1, 3, 0.004),
  bead(3, 1, 0.004),
];

/** How long a translation is for a character of the original, and how much that varies: its variance for a character. */
export type Proportion = { ratio: number; variance: number };

/** As Gale and Church found it for sentences of three languages; between which bounds that of a text is believed. */
const VARIANCE = { usual: 6.8, least: 3, most: 40 };

/** No difference of lengths says more than that the two do not belong together. */
const MOST = 18;

/** So many characters more or less say nothing, in headings for instance. */
const LEEWAY = 8;

/** How far the lengths of paragraphs are from each other that have nothing in common, as a logarithm. */
const SPREAD = 1;

type Lengths = { original: Float64Array; pieces: Float64Array };

/** Proportions that differ by less, as logarithms, lead the same way. */
const ALIKE = 0.15;

/** Where nothing tells the proportion, and both texts are short, more are tried. */
const FURTHER = { times: [0.65, 0.8, 1.25, 1.5], places: 1_000_000 };

/**
 * What the proportion may be: that of the whole texts, that of their middle paragraphs, which is nearer where a part of one
 * is missing in the other, and that of the runs that were found.
 */
export function proportionsTried({ original, pieces }: Lengths, runs: readonly Run[]): Proportion[] {
  const whole = (pieces.at(-1) as number) / (original.at(-1) as number);
  const middle = middleOf(pieces) / middleOf(original);
  const isShort = original.length * pieces.length < FURTHER.places;
  const learnt =
    runs.length > 0 ? [ratioOf(runs)] : isShort ? FURTHER.times.map((times) => middle * times) : [];
  const ratios = [whole, middle, ...learnt].filter(
    (ratio, at, all) => !all.slice(at + 1).some((other) => Math.abs(Math.log(ratio / other)) < ALIKE),
  );
  return ratios.map((ratio) => ({ ratio, variance: VARIANCE.usual * ratio ** 2 }));
}

function ratioOf(runs: readonly Run[]): number {
  const weight = runs.reduce((sum, { score }) => sum + score, 0);
  return Math.exp(runs.reduce((sum, { ratio, score }) => sum + Math.log(ratio) * score, 0) / weight);
}

/** Once they have been aligned, of the paragraphs that stand one beside one. */
export function proportionOf(
  { original, pieces }: Lengths,
  beads: readonly Placed[],
  tried: Proportion,
): Proportion {
  const pairs = beads
    .filter((one) => one.rows === 1 && one.pieces === 1)
    .map(({ row, piece }) => [lengthAt(original, row), lengthAt(pieces, piece)] as const);
  if (pairs.length < 5) return tried;
  const ratio = pairs.reduce((sum, [, there]) => sum + there, 0) / pairs.reduce((sum, [of]) => sum + of, 0);
  // Half of all differences are smaller than this; of a normal distribution that is 0.455 of the variance.
  const squares = pairs
    .map(([of, there]) => (there - of * ratio) ** 2 / (of + LEEWAY))
    .sort((one, other) => one - other);
  const variance = (squares[Math.floor(squares.length / 2)] as number) / 0.455;
  const bounded = Math.min(VARIANCE.most * ratio ** 2, Math.max(VARIANCE.least * ratio ** 2, variance));
  return { ratio, variance: bounded };
}

function middleOf(sums: Float64Array): number {
  const lengths = Float64Array.from({ length: sums.length - 1 }, (_, at) => lengthAt(sums, at)).sort();
  return lengths[lengths.length >> 1] as number;
}

const lengthAt = (sums: Float64Array, at: number): number => (sums[at + 1] as number) - (sums[at] as number);

/** Of two lengths, in characters of the original. */
export const meanLength = (original: number, translated: number, { ratio }: Proportion): number =>
  (original + translated / ratio) / 2 + LEEWAY;

/** What two lengths say against belonging together. */
export function lengthsApart(
  original: number,
  translated: number,
  mean: number,
  { ratio, variance }: Proportion,
): number {
  const apart = translated - original * ratio;
  return Math.min(MOST, (apart * apart) / (2 * variance * mean));
}

/** And for it, at most: the longer they are, the less likely it is that they are alike by chance. */
export const lengthsAlike = (mean: number, { ratio, variance }: Proportion): number =>
  Math.max(0, Math.log(SPREAD * ratio * Math.sqrt(mean / variance)));
