import { headingLevel } from "../heading-level";
import type { Attrs, ParagraphKind } from "../paragraphs";
import type { Steps } from "../search-words";
import { BEADS, type Bead, lengthCost, type Placed, type Proportion } from "./beads";
import type { Band } from "./likely-path";
import { type SharedWords, sharedBy } from "./shared-words";

export type Aligned = { kind: ParagraphKind; text: string; attrs?: Attrs | undefined };

export type Task = {
  original: readonly Aligned[];
  pieces: readonly Aligned[];
  shared: SharedWords;
  lengths: { original: Float64Array; pieces: Float64Array };
  band: Band;
};

export type Way = { beads: Placed[]; cost: number };

/** In nats: what is dearer by more than the best of its row is not followed further. */
const BEAM = 150;

/**
 * What a stretch costs that one text lacks, in nats, to which comes where it may begin: however long it is. At the
 * beginning and the end of a text it costs less, for what one has there and the other has not is usual.
 */
const LACKED = { within: 10, atEdge: 6 };

/** What each paragraph outside of such stretches is worth: most of what one text has stands in the other as well. */
const STANDS = 0.75;

const DEEPEST = Math.max(...BEADS.map(({ rows }) => rows));

/**
 * How a place was reached: by a bead, which the low bits tell, or at the end of a stretch that one text lacks; and whether
 * such a stretch, if one goes on here, begins here.
 */
const BY = { bead: 15, rowsEnd: 14, piecesEnd: 15, rowsBegin: 16, piecesBegin: 32 };

const NOWHERE = Number.POSITIVE_INFINITY;
const EMPTY = new Float64Array(0);

/** The way through both texts that costs least. */
export function* leastCost(task: Task, proportion: Proportion, beam = BEAM): Steps<Way> {
  const { original, pieces, shared, lengths, band } = task;
  const within = LACKED.within + Math.log(Math.max(original.length, pieces.length));
  const chosen: Uint8Array[] = [];
  const costs: Float64Array[] = [];
  const best: number[] = [];
  // What each pair says, worked out where it is asked for.
  const said: Float64Array[] = [];
  let skippedAbove: Float64Array = EMPTY;
  for (let row = 0; row <= original.length; row++) {
    yield;
    const from = band.from[row] as number;
    const to = band.to[row] as number;
    const here = new Float64Array(to - from + 1).fill(NOWHERE);
    const by = new Uint8Array(to - from + 1);
    costs.push(here);
    said.push(new Float64Array(to - from + 1).fill(Number.NaN));
    chosen.push(by);
    best.push(NOWHERE);
    if (row > DEEPEST) {
      costs[row - DEEPEST - 1] = EMPTY;
      said[row - DEEPEST - 1] = EMPTY;
    }
    const skipped = new Float64Array(to - from + 1).fill(NOWHERE);
    const costsAbove = costs[row - 1] ?? EMPTY;
    const aboveFrom = row > 0 ? (band.from[row - 1] as number) : 0;
    let added = NOWHERE;
    for (let piece = from; piece <= to; piece++) {
      const at = piece - from;
      let least = row === 0 && piece === 0 ? 0 : NOWHERE;
      let which = 0;
      for (let one = 0; one < BEADS.length; one++) {
        const bead = BEADS[one] as Bead;
        const fromRow = row - bead.rows;
        const fromPiece = piece - bead.pieces;
        if (fromRow < 0 || fromPiece < (band.from[fromRow] as number)) continue;
        if (fromPiece > (band.to[fromRow] as number)) continue;
        const before = (costs[fromRow] as Float64Array)[fromPiece - (band.from[fromRow] as number)] as number;
        if (before > (best[fromRow] as number) + beam) continue;
        const cost = before + bead.cost + beadCost(bead, row, piece);
        if (cost >= least) continue;
        least = cost;
        which = one;
      }
      const above = piece - aboveFrom;
      const lacksRows = piece === 0 || piece === pieces.length ? LACKED.atEdge : within;
      const rowsBegin = (costsAbove[above] ?? NOWHERE) + lacksRows;
      skipped[at] = Math.min(rowsBegin, skippedAbove[above] ?? NOWHERE);
      const lacksPieces = row === 0 || row === original.length ? LACKED.atEdge : within;
      const piecesBegin = at > 0 ? (here[at - 1] as number) + lacksPieces : NOWHERE;
      const begun =
        (rowsBegin === skipped[at] ? BY.rowsBegin : 0) | (piecesBegin < added ? BY.piecesBegin : 0);
      added = Math.min(added, piecesBegin);
      if ((skipped[at] as number) < least) {
        least = skipped[at] as number;
        which = BY.rowsEnd;
      }
      if (added < least) {
        least = added;
        which = BY.piecesEnd;
      }
      here[at] = least;
      by[at] = which | begun;
      if (least < (best[row] as number)) best[row] = least;
    }
    skippedAbove = skipped;
  }
  const cost = costs[original.length]?.at(-1) as number;
  if (Number.isFinite(cost)) return { beads: wayBack(chosen, task), cost };
  return yield* leastCost(task, proportion, NOWHERE);

  function beadCost({ rows, pieces: count }: Bead, row: number, piece: number): number {
    if (rows === 0 || count === 0) return -STANDS;
    const length = (lengths.original[row] as number) - (lengths.original[row - rows] as number);
    const translated = (lengths.pieces[piece] as number) - (lengths.pieces[piece - count] as number);
    return (
      lengthCost(length, translated, proportion) -
      STANDS * (rows + count) +
      pairsCost(rows, count, row, piece)
    );
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
  let [row, piece] = [original.length, pieces.length];
  const byAt = () => (chosen[row] as Uint8Array)[piece - (band.from[row] as number)] as number;
  const step = (rows: number, count: number) => {
    [row, piece] = [row - rows, piece - count];
    way.push({ row, piece, rows, pieces: count });
  };
  const stretch = (begin: number, rows: number, count: number) => {
    for (let isBegin = false; !isBegin; ) {
      isBegin = (byAt() & begin) > 0;
      step(rows, count);
    }
  };
  while (row > 0 || piece > 0) {
    const by = byAt() & BY.bead;
    if (by === BY.rowsEnd) stretch(BY.rowsBegin, 1, 0);
    else if (by === BY.piecesEnd) stretch(BY.piecesBegin, 0, 1);
    else {
      const { rows, pieces: count } = BEADS[by] as Bead;
      step(rows, count);
    }
  }
  return way.reverse();
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
