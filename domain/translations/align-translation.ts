import type { Steps } from "../search-words";
import { type Placed, type Proportion, proportionOf, proportionsTried } from "./beads";
import { leastCost, type Way } from "./least-cost";
import { bandAround, levelPlaces, levelsOf } from "./likely-path";
import type { Aligned } from "./places-tried";
import { findSharedWords } from "./shared-words";

export type { Aligned } from "./places-tried";

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
  const { levels, runs } = yield* levelPlaces(original, pieces, shared);
  const band = bandAround(levels, lengths);
  let likeliest: { way: Way; tried: Proportion } | null = null;
  for (const tried of proportionsTried(lengths, runs)) {
    const way = yield* leastCost({ ...texts, band }, tried);
    if (!likeliest || way.cost < likeliest.way.cost) likeliest = { way, tried };
  }
  const { way, tried } = likeliest as { way: Way; tried: Proportion };
  const again = { ...texts, band: bandAround(levelsOf(way.beads), lengths) };
  const last = yield* leastCost(again, proportionOf(lengths, way.beads, tried));
  return rowsOf(last.beads, pieces.length);
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
