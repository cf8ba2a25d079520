import { markerOf } from "../list-markers";
import { endsSentence } from "../text-lines";
import { goesOn, isShort, type Setting } from "./line-flow";
import type { Line } from "./page-lines";

export type LineGroup = { kind: "words" | "verse" | "table"; lines: Line[] };

/** The lines that make one paragraph, stanza or table each. */
export function groupsOf(lines: readonly Line[], setting: Setting): LineGroup[] {
  const groups: LineGroup[] = [];
  let at = 0;
  while (at < lines.length) {
    const table = tableFrom(lines, at);
    const stanza = table.length > 0 ? [] : stanzaFrom(lines, at, setting);
    if (table.length > 0) groups.push({ kind: "table", lines: table });
    else if (stanza.length > 0) groups.push({ kind: "verse", lines: stanza });
    else addLine(groups, lines, at, setting);
    at += Math.max(table.length, stanza.length, 1);
  }
  return groups;
}

function addLine(groups: LineGroup[], lines: readonly Line[], at: number, setting: Setting): void {
  const line = lines[at];
  if (!line) return;
  const last = groups.at(-1);
  const before = last?.lines.at(-1);
  if (last?.kind === "words" && before && goesOn(before, line, lines[at + 1], setting)) last.lines.push(line);
  else groups.push({ kind: "words", lines: [line] });
}

/** Rows of as many cells each. */
function tableFrom(lines: readonly Line[], start: number): Line[] {
  const [first, second] = lines.slice(start);
  if (!first) return [];
  const count = second?.cells.length ?? 0;
  const isHead = first.cells.length !== count && first.narrowCells.length === count;
  const rows = rowsFrom(lines, isHead ? start + 1 : start);
  return isHead && rows.length > 0 && rows[0]?.column === first.column
    ? [{ ...first, cells: first.narrowCells }, ...rows]
    : rows;
}

function rowsFrom(lines: readonly Line[], start: number): Line[] {
  const count = lines[start]?.cells.length ?? 0;
  if (count < FEWEST_CELLS) return [];
  const { column } = lines[start] as Line;
  const end = lines.findIndex(
    (line, at) => at >= start && (line.cells.length !== count || line.column !== column),
  );
  const rows = lines.slice(start, end < 0 ? undefined : end);
  return rows.length >= FEWEST_ROWS ? rows : [];
}

const FEWEST_CELLS = 3;
const FEWEST_ROWS = 3;

/** Lines that stand together, and that nobody had to break where they are broken. */
function stanzaFrom(lines: readonly Line[], start: number, setting: Setting): Line[] {
  const before = lines[start - 1];
  const first = lines[start];
  if (!first || (before && standsBy(before, first, setting))) return [];
  let end = start + 1;
  while (end < lines.length && standsBy(lines[end - 1] as Line, lines[end] as Line, setting)) end++;
  const stanza = lines.slice(start, end);
  if (stanza.length < FEWEST_ROWS || stanza.some(({ text }) => markerOf(text))) return [];
  const inner = stanza.slice(0, -1);
  const broken = inner.filter((line, at) => isShort(line, stanza[at + 1] as Line)).length;
  const sentences = inner.filter(({ text }) => endsSentence(text)).length;
  return broken >= 0.8 * inner.length && sentences <= 0.6 * inner.length ? stanza : [];
}

function standsBy(before: Line, line: Line, { pitchOf }: Setting): boolean {
  const isNear = line.y - before.y <= 1.3 * pitchOf(line.size);
  return before.column === line.column && before.size === line.size && isNear;
}
