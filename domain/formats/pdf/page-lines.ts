import { isUnspaced } from "../line-joins";
import type { StyledWords } from "./emphasis";
import { PLAIN } from "./face-style";
import type { LinkedWords } from "./page-links";
import { edgesOf, mostFrequent, type Piece } from "./page-pieces";

/** A raised number or sign that stands for a note, by where it is in its line. */
export type RaisedSign = { start: number; end: number; text: string };

/** One line of a column. `cells` are the parts that wide gaps divide it into. */
export type Line = {
  text: string;
  cells: string[];
  /** The same for a table's heads, which are closer together. */
  narrowCells: string[];
  raised: RaisedSign[];
  links: LinkedWords[];
  styled: StyledWords[];
  x: number;
  right: number;
  y: number;
  size: number;
  face: string;
  page: number;
  /** Its letters stand under one another: its `x` counts down the page, its `y` to the left. */
  isDownwards: boolean;
  /** The edges of the column it stands in, one and the same for all of its lines. */
  column: { left: number; right: number };
};

/** Narrower gaps are between words, in the letters' size. */
const CELL_GAP = 1.8;
const HEADING_GAP = 1.1;
const WORD_GAP = 0.2;
/** Chinese and Japanese letters are set apart to fill a line, by less than one of them is wide. */
const LETTER = 0.9;
const NOTE_SIGN = /^(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])$/u;

/** The lines of one region of a page, from top to bottom. */
export function linesOf(region: readonly Piece[], page: number): Line[] {
  const lines = rowsOf(region).map((pieces) => lineOf(pieces, page));
  const column = edgesOf(lines);
  for (const line of lines) line.column = column;
  return lines;
}

type Row = { y: number; size: number; pieces: Piece[] };

/** Raised and lowered letters stand in the row of the larger ones beside them, a large initial in the first row it reaches. */
function rowsOf(region: readonly Piece[]): Piece[][] {
  const size = mostFrequent(region, (piece) => piece.size) ?? 0;
  const rows: Row[] = [];
  for (const piece of region.map((one) => lowered(one, size)).sort((a, b) => a.y - b.y)) {
    const row = rows.slice(-3).find((one) => isInRow(piece, one));
    if (!row) rows.push({ y: piece.y, size: piece.size, pieces: [piece] });
    else {
      row.pieces.push(piece);
      if (piece.size > row.size) Object.assign(row, { y: piece.y, size: piece.size });
    }
  }
  return rows.sort((a, b) => a.y - b.y).map(({ pieces }) => pieces);
}

function lowered(piece: Piece, size: number): Piece {
  const isInitial = piece.size > 1.8 * size && /^[\p{P}]?\p{Lu}$/u.test(piece.text.trim());
  return isInitial ? { ...piece, y: piece.y - 0.7 * (piece.size - size), size, style: PLAIN } : piece;
}

function isInRow(piece: Piece, { y, size }: Row): boolean {
  const [larger, smaller] = [Math.max(piece.size, size), Math.min(piece.size, size)];
  const apart = Math.abs(piece.y - y);
  if (apart < 0.3 * larger && smaller > 0.5 * larger) return true;
  const isRaised = piece.size < size ? piece.y < y : y < piece.y;
  return smaller < 0.85 * larger && apart < (isRaised ? 0.6 : 0.35) * larger;
}

function lineOf(unsorted: readonly Piece[], page: number): Line {
  const isRtl = unsorted.filter((piece) => piece.isRtl).length * 2 > unsorted.length;
  const pieces = unsorted.toSorted((a, b) => (isRtl ? b.right - a.right : a.x - b.x));
  const size = mostFrequent(pieces, (piece) => piece.size) ?? 0;
  const baseline = mostFrequent(pieces, (piece) => piece.y) ?? 0;
  let text = "";
  const cells: string[] = [];
  const narrowCells: string[] = [];
  const raised: RaisedSign[] = [];
  const links: LinkedWords[] = [];
  const styled: StyledWords[] = [];
  for (const [at, piece] of pieces.entries()) {
    const before = pieces[at - 1];
    const gap = before ? (isRtl ? before.x - piece.right : piece.x - before.right) : 0;
    const isSpaced = /\s$/.test(text) || /^\s/.test(piece.text) || text === "";
    const isNext = before ? piece.order - before.order <= 2 && piece.order > before.order : false;
    const isSetApart = gap > WORD_GAP * size || (piece.isApart && isNext && gap > 0.05 * size);
    const needsSpace = isSetApart && (gap > LETTER * size || !isUnspaced(text, piece.text));
    if (!isSpaced && needsSpace) text += " ";
    const words = piece.text;
    const said = `${needsSpace ? " " : ""}${words}`;
    if (at === 0 || gap > CELL_GAP * size) cells.push("");
    if (at === 0 || gap > HEADING_GAP * size) narrowCells.push("");
    cells.push(`${cells.pop() ?? ""}${said}`.trim());
    narrowCells.push(`${narrowCells.pop() ?? ""}${said}`.trim());
    const sign = words.trim();
    if (piece.size < 0.85 * size && baseline - piece.y > 0.15 * size && NOTE_SIGN.test(sign)) {
      const start = text.length + words.indexOf(sign);
      raised.push({ start, end: start + sign.length, text: sign });
    } else styled.push({ start: text.length, end: text.length + words.length, style: piece.style });
    for (const link of piece.links) links.push(movedBy(link, text.length));
    text += words;
  }
  const lead = text.length - text.trimStart().length;
  const { left, right } = edgesOf(pieces);
  return {
    text: text.trim(),
    cells,
    narrowCells,
    raised: raised.map((sign) => movedBy(sign, -lead)),
    links: links.map((link) => movedBy(link, -lead)),
    styled: cutBefore(styled, lead),
    x: left,
    right,
    y: baseline,
    size: Math.round(size * 2) / 2,
    face: mostFrequent(pieces, ({ face }) => face) ?? "",
    page,
    isDownwards: false,
    column: { left: 0, right: 0 },
  };
}

/** What is left of some stretches when a text loses its beginning. */
export const cutBefore = <Stretch extends { start: number; end: number }>(
  stretches: readonly Stretch[],
  cut: number,
): Stretch[] =>
  stretches
    .filter(({ end }) => end > cut)
    .map((stretch) => ({ ...stretch, start: Math.max(stretch.start - cut, 0), end: stretch.end - cut }));

export const movedBy = <Stretch extends { start: number; end: number }>(
  stretch: Stretch,
  by: number,
): Stretch => ({
  ...stretch,
  start: stretch.start + by,
  end: stretch.end + by,
});
