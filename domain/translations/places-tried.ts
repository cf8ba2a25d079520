import type { Attrs, ParagraphKind } from "../paragraphs";
import { BEADS } from "./beads";
import type { Band } from "./likely-path";
import type { SharedWords } from "./shared-words";

export type Aligned = { kind: ParagraphKind; text: string; attrs?: Attrs | undefined };

export type Task = {
  original: readonly Aligned[];
  pieces: readonly Aligned[];
  shared: SharedWords;
  lengths: { original: Float64Array; pieces: Float64Array };
  band: Band;
};

/**
 * How a place was reached: by a bead, which the low bits tell, or at the end of a stretch that one text lacks; and whether
 * such a stretch, if one goes on here, begins here.
 */
export const BY = { bead: 15, rowsEnd: 14, piecesEnd: 15, rowsBegin: 16, piecesBegin: 32 };

export const NOWHERE = Number.POSITIVE_INFINITY;

const DEEPEST = Math.max(...BEADS.map(({ rows }) => rows));

/** The places that are tried before one paragraph of the original: what it costs to come there. */
export type Line = {
  row: number;
  from: number;
  to: number;
  costs: Float64Array;
  best: number;
  /** What it costs when the paragraphs before are lacked. */
  skipped: Float64Array;
  /** What each pair says, worked out where it is asked for. */
  said: Float64Array;
  /** How each place was reached, from `start` on. */
  chosen: Uint8Array;
  start: number;
};

/** Where the places of each row begin when all stand one after another; at the end how many they are. */
export function startsOf({ from, to }: Band): Float64Array {
  const starts = new Float64Array(from.length + 1);
  for (let row = 0; row < from.length; row++)
    starts[row + 1] = (starts[row] as number) + (to[row] as number) - (from[row] as number) + 1;
  return starts;
}

/** As many as are looked back to, to be used over and over. */
export function linesFor({ from, to }: Band, chosen: Uint8Array): Line[] {
  const width = from.reduce((most, first, row) => Math.max(most, (to[row] as number) - first + 1), 0);
  const places = () => new Float64Array(width);
  return Array.from({ length: DEEPEST + 1 }, () => ({
    ...{ row: -1, from: 0, to: -1, best: NOWHERE, chosen, start: 0 },
    ...{ costs: places(), skipped: places(), said: places() },
  }));
}

export function beginLine(line: Line, row: number, { from, to }: Band, start: number): void {
  line.row = row;
  line.from = from[row] as number;
  line.to = to[row] as number;
  line.best = NOWHERE;
  line.start = start;
  line.costs.fill(NOWHERE);
  line.skipped.fill(NOWHERE);
  line.said.fill(Number.NaN);
  if (row === 0) line.costs[0] = 0;
}
