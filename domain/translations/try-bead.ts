import { headingLevel } from "../heading-level";
import type { ParagraphKind } from "../paragraphs";
import { BEADS, type Bead, lengthsAlike, lengthsApart, meanLength, type Proportion } from "./beads";
import { type Aligned, BY, type Line, type Task } from "./places-tried";
import { mostShared, sharedBy } from "./shared-words";

/** What each paragraph outside of such stretches is worth: most of what one text has stands in the other as well. */
export const STANDS = 0.75;

/** What does not change on the way. */
export type Trying = Task & {
  proportion: Proportion;
  beam: number;
  /** For each bead the lengths of the pieces that would end before each place, and the greatest of them. */
  translated: readonly Float64Array[];
  longest: readonly number[];
  /** The most that words and kinds could say for each paragraph of the original. */
  spokenFor: Float64Array;
};

export function tryingOf(task: Task, proportion: Proportion, beam: number): Trying {
  const { original, lengths, shared } = task;
  const translated = BEADS.map(({ pieces: count }) => lengthsBefore(lengths.pieces, count));
  return {
    ...task,
    ...{ proportion, beam, translated },
    longest: translated.map((all) => all.reduce((most, length) => Math.max(most, length), 0)),
    spokenFor: Float64Array.from(
      original,
      ({ kind }, row) => mostShared(shared, row) + (kind === "heading" ? 2 : 0),
    ),
  };
}

/** The length of the so many paragraphs that end before each place. */
const lengthsBefore = (sums: Float64Array, count: number): Float64Array =>
  sums.map((sum, at) => sum - (sums[Math.max(0, at - count)] as number));

/**
 * Tries a bead for all places of a line. It is done millions of times, so most are given up before all is known of them: by the
 * most that anything could still say for them.
 */
export function tryBead(trying: Trying, lines: readonly Line[], line: Line, which: number): void {
  const bead = BEADS[which] as Bead;
  const { row, from, costs, chosen, start } = line;
  if (bead.rows === 0 || bead.rows > row) return;
  const { proportion, lengths } = trying;
  const above = lines[(row - bead.rows) % lines.length] as Line;
  const followed = above.best + trying.beam;
  const length = (lengths.original[row] as number) - (lengths.original[row - bead.rows] as number);
  const theirs = trying.translated[which] as Float64Array;
  const isAlone = bead.pieces === 0;
  const fixed = bead.cost - STANDS * (bead.rows + bead.pieces);
  const most = isAlone
    ? 0
    : mostFor(trying, bead, row, meanLength(length, trying.longest[which] as number, proportion));
  const last = Math.min(line.to, above.to + bead.pieces);
  for (let piece = Math.max(from, above.from + bead.pieces); piece <= last; piece++) {
    const before = above.costs[piece - bead.pieces - above.from] as number;
    const least = costs[piece - from] as number;
    let cost = before + fixed;
    if (before > followed || cost - most >= least) continue;
    if (!isAlone) {
      const there = theirs[piece] as number;
      const mean = meanLength(length, there, proportion);
      cost += lengthsApart(length, there, mean, proportion);
      if (cost - most >= least) continue;
      cost += pairsCost(trying, lines, bead, row, piece) - lengthsAlike(mean, proportion);
    }
    if (cost >= least) continue;
    costs[piece - from] = cost;
    const at = start + piece - from;
    chosen[at] = ((chosen[at] as number) & ~BY.bead) | which;
  }
}

function mostFor(
  { spokenFor, proportion }: Trying,
  { rows, pieces }: Bead,
  row: number,
  mean: number,
): number {
  let sum = lengthsAlike(mean, proportion);
  for (let pair = Math.max(rows, pieces) - 1; pair >= 0; pair--)
    sum += spokenFor[row - 1 - Math.max(0, rows - 1 - pair)] as number;
  return sum;
}

/** Several with several go by their order, and the rest with the last. */
function pairsCost(
  trying: Trying,
  lines: readonly Line[],
  { rows, pieces }: Bead,
  row: number,
  piece: number,
): number {
  let sum = 0;
  const pairs = Math.max(rows, pieces);
  for (let pair = 0; pair < pairs; pair++) {
    const line = lines[(row - Math.max(0, rows - 1 - pair)) % lines.length] as Line;
    sum += pairCost(trying, line, piece - Math.max(0, pieces - 1 - pair));
  }
  return sum;
}

function pairCost(
  { original, pieces, shared }: Trying,
  { row, from, to, said }: Line,
  piece: number,
): number {
  if (piece < from || piece > to) return 0;
  const known = said[piece - from] as number;
  if (!Number.isNaN(known)) return known;
  const cost = kindCost(original[row - 1], pieces[piece - 1]) - sharedBy(shared, row - 1, piece - 1);
  said[piece - from] = cost;
  return cost;
}

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
