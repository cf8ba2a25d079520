import { least } from "../text-lines";
import { edgesOf, type Piece } from "./page-pieces";

type Row = { y: number; pieces: Piece[] };
type Gap = { from: number; to: number };

/** A gutter is never narrower, in the letters' own size. */
const NARROWEST_GUTTER = 0.6;
/** Rows that have to stand on both sides of a gutter. */
const FEWEST_ROWS = 3;
/** Letters in a row on the average: fewer are markers, figures or the cells of a table. */
const SHORTEST_ROW = 12;
/** Rows this long are prose, whichever way the program wrote them. */
const PROSE_ROW = 25;

/**
 * The parts of a page in the order they are read in: what goes over the whole width, and columns one after the other. A column
 * is told by a strip that stays empty down several rows.
 */
export function regionsOf(pieces: readonly Piece[], size: number): Piece[][] {
  const rows = rowsIn(pieces);
  const { left, right } = edgesOf(pieces);
  const regions: Piece[][] = [];
  let single: Piece[] = [];
  let at = 0;
  while (at < rows.length) {
    const { end, gutter } = columnsFrom(rows, at, { from: left, to: right }, size);
    if (gutter === null) {
      single.push(...(rows[at]?.pieces ?? []));
      at++;
      continue;
    }
    if (single.length > 0) regions.push(single);
    single = [];
    const within = rows.slice(at, end).flatMap((row) => row.pieces);
    const middle = (gutter.from + gutter.to) / 2;
    const sides = [within.filter(({ x }) => x < middle), within.filter(({ x }) => x >= middle)];
    const isRtl = within.filter((piece) => piece.isRtl).length * 2 > within.length;
    for (const side of isRtl ? sides.reverse() : sides) regions.push(...regionsOf(side, size));
    at = end;
  }
  if (single.length > 0) regions.push(single);
  return regions;
}

function rowsIn(pieces: readonly Piece[]): Row[] {
  const rows: Row[] = [];
  for (const piece of pieces.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && piece.y - row.y < 0.3 * piece.size) row.pieces.push(piece);
    else rows.push({ y: piece.y, pieces: [piece] });
  }
  return rows;
}

/** How far down from a row a strip stays empty, and that strip where it divides columns. */
function columnsFrom(
  rows: readonly Row[],
  start: number,
  bounds: Gap,
  size: number,
): { end: number; gutter: Gap | null } {
  let gaps = [bounds];
  let end = start;
  for (const row of rows.slice(start)) {
    const left = bothEmpty(gaps, gapsIn(row, bounds), NARROWEST_GUTTER * size);
    if (left.length === 0) break;
    gaps = left;
    end++;
  }
  const run = rows.slice(start, end);
  const widestFirst = gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from));
  return { end, gutter: widestFirst.find((gap) => isGutter(gap, run, size)) ?? null };
}

function gapsIn({ pieces }: Row, { from, to }: Gap): Gap[] {
  const gaps: Gap[] = [];
  let free = from;
  for (const piece of pieces.toSorted((a, b) => a.x - b.x)) {
    if (piece.x > free) gaps.push({ from: free, to: piece.x });
    free = Math.max(free, piece.right);
  }
  if (free < to) gaps.push({ from: free, to });
  return gaps;
}

function bothEmpty(some: readonly Gap[], others: readonly Gap[], narrowest: number): Gap[] {
  return some.flatMap((one) =>
    others
      .map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }))
      .filter(({ from, to }) => to - from >= narrowest),
  );
}

function isGutter({ from, to }: Gap, rows: readonly Row[], size: number): boolean {
  const middle = (from + to) / 2;
  const onLeft = rows
    .map(({ pieces }) => pieces.filter(({ x }) => x < middle))
    .filter(({ length }) => length);
  const onRight = rows
    .map(({ pieces }) => pieces.filter(({ x }) => x >= middle))
    .filter(({ length }) => length);
  if (onLeft.length < FEWEST_ROWS || onRight.length < FEWEST_ROWS) return false;
  const shorter = Math.min(lettersARow(onLeft), lettersARow(onRight));
  const starts = onRight.map((pieces) => least(pieces.map(({ x }) => x)));
  const edge = least(starts);
  const aligned = starts.filter((x) => x - edge < 1.5 * size).length / starts.length;
  if (shorter < SHORTEST_ROW || aligned < 0.5) return false;
  const isOneAfterTheOther = crossings(rows, middle) <= 2 + 0.25 * Math.min(onLeft.length, onRight.length);
  return isOneAfterTheOther || (shorter >= PROSE_ROW && aligned >= 0.8 && to - from >= 0.8 * size);
}

const lettersARow = (rows: readonly Piece[][]): number =>
  rows.flat().reduce((sum, { text }) => sum + text.length, 0) / rows.length;

/** How often the program went from one side to the other: in a table, in every row. */
function crossings(rows: readonly Row[], middle: number): number {
  const sides = rows
    .flatMap(({ pieces }) => pieces)
    .sort((a, b) => a.order - b.order)
    .map(({ x }) => x < middle);
  return sides.filter((side, at) => at > 0 && side !== sides[at - 1]).length;
}
