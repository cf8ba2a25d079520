import type { ExcludedReason } from "../imported-text";
import { lettersOf } from "../letters-of";
import type { Line } from "./page-lines";

/** A gap wider than this, in the usual distance of lines, sets a head or foot apart from the text. */
const APART = 1.25;
/** More lines at an edge, with a gap behind them, are text. */
const MOST_LINES = 3;
export const PAGE_NUMBER =
  /^[\s\-–—|[(]*(?:(?:page|seite|p\.|s\.|pág\.|стр\.)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|von|de|sur|из)\s*\d{1,4})?[\s\-–—|.\])]*$/iu;

type AtEdge = { line: Line; side: "top" | "bottom"; isApart: boolean };

/** What stands above and below the text of pages and is none of it: what comes again at its place, and the pages' numbers. */
export function runningHeads(pages: readonly Line[][], pitch: number): Map<Line, ExcludedReason> {
  const atEdges = pages.flatMap((lines) => [...edge(lines, "top", pitch), ...edge(lines, "bottom", pitch)]);
  const again = countedBy(atEdges, ({ line, side }) => `${side} ${Math.round(line.y / 3)} ${wordsOf(line)}`);
  const counting = countedBy(atEdges, ({ line, side }) => {
    const number = numberIn(line);
    return number === null ? null : `${side} ${number - line.page}`;
  });
  const found = new Map<Line, ExcludedReason>();
  for (const one of atEdges) {
    const { line, isApart } = one;
    const isNumber = PAGE_NUMBER.test(line.text);
    const pagesAlike = again(one);
    const isCounted = counting(one) >= 3;
    if (isNumber && (isApart || isCounted)) found.set(line, "page-number");
    else if (!isNumber && isApart && (pagesAlike >= 2 || isCounted)) found.set(line, "running-head");
    else if (!isNumber && pagesAlike >= Math.max(4, 0.4 * pages.length)) found.set(line, "running-head");
  }
  return found;
}

/** The lines outermost on a page, up to the first wide gap. */
function edge(lines: readonly Line[], side: AtEdge["side"], pitch: number): AtEdge[] {
  const sorted = lines.toSorted((a, b) => (side === "top" ? a.y - b.y : b.y - a.y));
  const outermost: Line[] = [];
  let rows = 0;
  let isApart = false;
  for (const [at, line] of sorted.entries()) {
    const before = sorted[at - 1];
    const gap = before ? Math.abs(line.y - before.y) : 0;
    isApart = gap > APART * pitch;
    if (gap > 2) rows++;
    if (isApart || rows >= MOST_LINES) break;
    outermost.push(line);
  }
  const isAll = outermost.length === lines.length;
  const first = outermost[0];
  if (!isApart || isAll) {
    const row = first ? outermost.filter(({ y }) => Math.abs(y - first.y) <= 2) : [];
    return row.map((line) => ({ line, side, isApart: false }));
  }
  return outermost.map((line) => ({ line, side, isApart: true }));
}

export const wordsOf = ({ text }: Line): string => lettersOf(text).replace(/\p{N}+/gu, "");

/** The number that a head begins or ends with. */
function numberIn({ text }: Line): number | null {
  const number = /^\d{1,4}(?=\D|$)|(?<=^|\D)\d{1,4}$/.exec(text.replace(/^[\s\-–—|]+|[\s\-–—|]+$/g, ""))?.[0];
  return number === undefined ? null : Number(number);
}

/** On how many pages something alike stands at that edge. */
function countedBy(all: readonly AtEdge[], keyOf: (one: AtEdge) => string | null): (one: AtEdge) => number {
  const pages = new Map<string, Set<number>>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== null) pages.set(key, (pages.get(key) ?? new Set()).add(one.line.page));
  }
  return (one) => pages.get(keyOf(one) ?? "")?.size ?? 0;
}
