import { headingLevel } from "../heading-level";
import type { Attrs, ParagraphKind } from "../paragraphs";
import type { Steps } from "../search-words";
import {
  BEADS,
  type Bead,
  lengthCost,
  type Placed,
  type Proportion,
  proportionOf,
  proportionsTried,
} from "./beads";
import { bandAround, levelPlaces, levelsOf } from "./likely-path";
import { findSharedWords, type SharedWords, sharedBy } from "./shared-words";

export type Aligned = { kind: ParagraphKind; text: string; attrs?: Attrs | undefined };

/**
 * The index of the original's paragraph that each piece of a translation stands beside; it never goes back.
 *
 * The way through both texts that costs least, of beads of some paragraphs of the one with some of the other, found by
 * dynamic programming with costs by lengths: W. A. Gale, K. W. Church, "A Program for Aligning Sentences in Bilingual
 * Corpora", Computational Linguistics 19 (1993). Here lengths are of paragraphs, their proportion is estimated from these
 * two texts, and kinds, numbers and names count as well.
 */
export function* alignTranslation(original: readonly Aligned[], pieces: readonly Aligned[]): Steps<number[]> {
  if (original.length === 0 || pieces.length === 0) return pieces.map(() => 0);
  const shared = yield* findSharedWords(original, pieces);
  const lengths = { original: sumsOf(original), pieces: sumsOf(pieces) };
  const texts = { original, pieces, shared, lengths };
  const band = bandAround(levelPlaces(original, pieces, shared), lengths);
  let likeliest: { way: Way; tried: Proportion } | null = null;
  for (const tried of proportionsTried(lengths)) {
    const way = yield* leastCost({ ...texts, band }, tried);
    if (!likeliest || way.cost < likeliest.way.cost) likeliest = { way, tried };
  }
  const { way, tried } = likeliest as { way: Way; tried: Proportion };
  const again = { ...texts, band: bandAround(levelsOf(way.beads), lengths) };
  const last = yield* leastCost(again, proportionOf(lengths, way.beads, tried));
  return rowsOf(last.beads, pieces.length);
}

type Task = {
  original: readonly Aligned[];
  pieces: readonly Aligned[];
  shared: SharedWords;
  lengths: { original: Float64Array; pieces: Float64Array };
  band: { from: Int32Array; to: Int32Array };
};

/** In nats: some sixty paragraphs on end that the other text does not have. */
const BEAM = 300;

type Way = { beads: Placed[]; cost: number };

const DEEPEST = Math.max(...BEADS.map(({ rows }) => rows));

/** The way through; what is dearer by more than `beam` than the best of its row is not followed further. */
function* leastCost(task: Task, proportion: Proportion, beam = BEAM): Steps<Way> {
  const { original, pieces, shared, lengths, band } = task;
  const chosen: Uint8Array[] = [];
  const costs: Float64Array[] = [];
  const best: number[] = [];
  // What each pair says, worked out where it is asked for.
  const said: Float64Array[] = [];
  for (let row = 0; row <= original.length; row++) {
    yield;
    const from = band.from[row] as number;
    const to = band.to[row] as number;
    const here = new Float64Array(to - from + 1).fill(Number.POSITIVE_INFINITY);
    const by = new Uint8Array(to - from + 1);
    costs.push(here);
    said.push(new Float64Array(to - from + 1).fill(Number.NaN));
    chosen.push(by);
    best.push(Number.POSITIVE_INFINITY);
    if (row > DEEPEST) {
      costs[row - DEEPEST - 1] = EMPTY;
      said[row - DEEPEST - 1] = EMPTY;
    }
    if (row === 0) here[0] = best[0] = 0;
    for (let piece = row === 0 ? 1 : from; piece <= to; piece++) {
      let least = Number.POSITIVE_INFINITY;
      let which = 0;
      for (let at = 0; at < BEADS.length; at++) {
        const bead = BEADS[at] as Bead;
        const fromRow = row - bead.rows;
        const fromPiece = piece - bead.pieces;
        if (fromRow < 0 || fromPiece < (band.from[fromRow] as number)) continue;
        if (fromPiece > (band.to[fromRow] as number)) continue;
        const before = (costs[fromRow] as Float64Array)[fromPiece - (band.from[fromRow] as number)] as number;
        if (before + bead.cost >= least || before > (best[fromRow] as number) + beam) continue;
        const cost = before + bead.cost + beadCost(bead, row, piece);
        if (cost >= least) continue;
        least = cost;
        which = at;
      }
      here[piece - from] = least;
      by[piece - from] = which;
      if (least < (best[row] as number)) best[row] = least;
    }
  }
  const cost = costs[original.length]?.at(-1) as number;
  if (Number.isFinite(cost)) return { beads: wayBack(chosen, task), cost };
  return yield* leastCost(task, proportion, Number.POSITIVE_INFINITY);

  function beadCost({ rows, pieces: count }: Bead, row: number, piece: number): number {
    if (rows === 0 || count === 0) return 0;
    const length = (lengths.original[row] as number) - (lengths.original[row - rows] as number);
    const translated = (lengths.pieces[piece] as number) - (lengths.pieces[piece - count] as number);
    return lengthCost(length, translated, proportion) + pairsCost(rows, count, row, piece);
  }

  /** Several with several go by their order, and the rest with the last. */
  function pairsCost(rows: number, count: number, row: number, piece: number): number {
    let sum = 0;
    const pairs = Math.max(rows, count);
    for (let pair = 0; pair < pairs; pair++)
      sum += pairCost(row - Math.max(0, rows - 1 - pair), piece - Math.max(0, count - 1 - pair));
    return sum;
  }

  function pairCost(row: number, piece: number): number {
    const known = said[row] as Float64Array;
    const at = piece - (band.from[row] as number);
    if (Number.isNaN(known[at] ?? 0))
      known[at] = kindCost(original[row - 1], pieces[piece - 1]) - sharedBy(shared, row - 1, piece - 1);
    return known[at] ?? 0;
  }
}

function wayBack(chosen: readonly Uint8Array[], { original, pieces, band }: Task): Placed[] {
  const way: Placed[] = [];
  for (let [row, piece] = [original.length, pieces.length]; row > 0 || piece > 0; ) {
    const at = piece - (band.from[row] as number);
    const { rows, pieces: count } = BEADS[(chosen[row] as Uint8Array)[at] as number] as Bead;
    [row, piece] = [row - rows, piece - count];
    way.push({ row, piece, rows, pieces: count });
  }
  return way.reverse();
}

const EMPTY = new Float64Array(0);

/** Kinds that are set apart stay so in a translation; what is merely another look of prose matters less. */
const APART: ReadonlySet<ParagraphKind> = new Set(["heading", "footnote", "table", "figure", "code"]);

function kindCost(row: Aligned | undefined, piece: Aligned | undefined): number {
  if (!row || !piece) return 0;
  if (row.kind === piece.kind) {
    if (row.kind !== "heading") return 0;
    return headingLevel(row.attrs ?? {}) === headingLevel(piece.attrs ?? {}) ? -2 : 0;
  }
  if (row.kind === "heading" || piece.kind === "heading") return 6;
  return APART.has(row.kind) || APART.has(piece.kind) ? 3 : 0.7;
}

/** The length of all that stands before each paragraph; at the end that of the whole. */
function sumsOf(paragraphs: readonly Aligned[]): Float64Array {
  const sums = new Float64Array(paragraphs.length + 1);
  paragraphs.forEach(({ text }, at) => {
    sums[at + 1] = (sums[at] as number) + Math.max(1, text.length);
  });
  return sums;
}

/** What has no fellow stands with what is before it. */
function rowsOf(beads: readonly Placed[], count: number): number[] {
  const rows: number[] = new Array(count).fill(0);
  let last = 0;
  for (const { row, piece, rows: of, pieces } of beads) {
    if (of > 0 && pieces === 0) continue;
    for (let at = 0; at < pieces; at++) {
      if (of > 0) last = row + Math.min(at, of - 1);
      rows[piece + at] = last;
    }
  }
  return rows;
}
