import type { Steps } from "../search-words";
import { BEADS, type Bead, type Placed, type Proportion } from "./beads";
import { BY, beginLine, type Line, linesFor, NOWHERE, startsOf, type Task } from "./places-tried";
import { STANDS, tryBead, tryingOf } from "./try-bead";

export type Way = { beads: Placed[]; cost: number };

/** In nats: what is dearer by more than the best of its row is not followed further. */
const BEAM = 150;

/**
 * What a stretch costs that one text lacks, in nats, to which comes where it may begin: however long it is. At the
 * beginning and the end of a text it costs less, for what one has there and the other has not is usual.
 */
const LACKED = { within: 10, atEdge: 6 };

/** The way through both texts that costs least. */
export function* leastCost(task: Task, proportion: Proportion, beam = BEAM): Steps<Way> {
  const { original, pieces, band } = task;
  const trying = tryingOf(task, proportion, beam);
  const within = LACKED.within + Math.log(Math.max(original.length, pieces.length));
  const starts = startsOf(band);
  const chosen = new Uint8Array(starts.at(-1) as number);
  const lines = linesFor(band, chosen);
  let line = lines[0] as Line;
  for (let row = 0; row <= original.length; row++) {
    yield;
    const above = line;
    line = lines[row % lines.length] as Line;
    beginLine(line, row, band, starts[row] as number);
    if (row > 0) lackRows(line, above, pieces.length, within);
    for (let which = 0; which < BEADS.length; which++) tryBead(trying, lines, line, which);
    lackPieces(line, row === 0 || row === original.length ? LACKED.atEdge : within);
  }
  const cost = line.costs[line.to - line.from] as number;
  if (Number.isFinite(cost)) return { beads: wayBack(chosen, starts, task), cost };
  return yield* leastCost(task, proportion, NOWHERE);
}

/** Places where a stretch of the original ends that the translation lacks. */
function lackRows(
  { from, to, costs, skipped, chosen, start }: Line,
  above: Line,
  count: number,
  within: number,
): void {
  const last = Math.min(to, above.to);
  for (let piece = from; piece <= last; piece++) {
    const [at, there] = [piece - from, piece - above.from];
    const lacked = piece === 0 || piece === count ? LACKED.atEdge : within;
    const begins = (above.costs[there] as number) + lacked;
    const goesOn = above.skipped[there] as number;
    const cost = begins <= goesOn ? begins : goesOn;
    skipped[at] = cost;
    costs[at] = cost;
    chosen[start + at] = BY.rowsEnd | (begins <= goesOn ? BY.rowsBegin : 0);
  }
}

/** Places that are reached from the one before in the same line: by a piece alone, or in a stretch that the original lacks. */
function lackPieces(line: Line, lacked: number): void {
  const { from, to, costs, chosen, start } = line;
  let [before, added, best] = [NOWHERE, NOWHERE, NOWHERE];
  for (let at = 0; at <= to - from; at++) {
    const alone = before + PIECE_ALONE.cost;
    const begins = before + lacked;
    let cost = costs[at] as number;
    let by = chosen[start + at] as number;
    if (alone < cost) {
      cost = alone;
      by = (by & ~BY.bead) | PIECE_ALONE.which;
    }
    if (begins < added) {
      added = begins;
      by |= BY.piecesBegin;
    }
    if (added < cost) {
      cost = added;
      by = (by & ~BY.bead) | BY.piecesEnd;
    }
    costs[at] = cost;
    chosen[start + at] = by;
    if (cost < best) best = cost;
    before = cost;
  }
  line.best = best;
}

const pieceAlone = BEADS.findIndex(({ rows }) => rows === 0);
const PIECE_ALONE = { which: pieceAlone, cost: (BEADS[pieceAlone] as Bead).cost - STANDS };

function wayBack(chosen: Uint8Array, starts: Float64Array, { original, pieces, band }: Task): Placed[] {
  const way: Placed[] = [];
  let [row, piece] = [original.length, pieces.length];
  const byAt = () => chosen[(starts[row] as number) + piece - (band.from[row] as number)] as number;
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
