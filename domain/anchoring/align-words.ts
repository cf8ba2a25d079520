import type { Steps } from "../search-words";
import { heaviestRise } from "./heaviest-rise";
import { matchParagraphs } from "./match-paragraphs";
import { matchMoved } from "./moved-words";
import type { Words } from "./read-words";
import { type Gap, type Row, rowsOf, uniqueRows } from "./rows";
import { shortestEdit } from "./shortest-edit";
import { slideGaps } from "./slide-gaps";
import type { Sums, WordMatches } from "./word-matches";

/** As many words in a row as are looked for: 2 ** level. */
const EIGHT = 3;
const FOUR = 2;

/** In how long a gap shorter rows are looked for: a word that stands once says much within a paragraph, and little in a book. */
const SHORTER = [
  { level: 1, longestGap: 3_000 },
  { level: 0, longestGap: 400 },
];

/** What is left is compared word by word, unless it is so much, or so different, that this would take long. */
const COMPARED = { words: 1_500, timesAsLong: 4, edits: 400 };

/** How many words are looked at in one step. */
const AT_ONCE = 20_000;

/**
 * What became of each word. Rows of words that stand once in both editions hold the order, the longest first; what left
 * this order has moved; between them shorter rows, and at last the fewest words left out.
 */
export function* alignWords(old: Words, next: Words, sums: Sums): Steps<WordMatches> {
  const matches = {
    to: new Int32Array(old.ids.length).fill(-1),
    from: new Int32Array(next.ids.length).fill(-1),
    isMoved: new Uint8Array(old.ids.length),
  };
  const rows = yield* rowsOf(old.ids, next.ids);
  yield* matchInOrder(matches, rows, EIGHT, Number.POSITIVE_INFINITY);
  yield* matchInOrder(matches, rows, FOUR, Number.POSITIVE_INFINITY);
  for (const gap of gapsOf(matches)) matchParagraphs(matches, old, next, gap);
  yield;
  yield* matchMoved(matches, { old, next }, rows[EIGHT] as Row, sums);
  for (const { level, longestGap } of SHORTER) yield* matchInOrder(matches, rows, level, longestGap);
  yield* compareGaps(matches, old.ids, next.ids);
  yield* matchMoved(matches, { old, next }, rows[FOUR] as Row, sums);
  slideGaps(matches, old, next);
  yield;
  return matches;
}

function* matchInOrder(matches: WordMatches, rows: Row[], level: number, longestGap: number): Steps<void> {
  const words = rows[0] as Row;
  let looked = 0;
  for (const gap of gapsOf(matches)) {
    const length = Math.min(gap.a1 - gap.a0, gap.b1 - gap.b0);
    if (length > longestGap) continue;
    matchUnique(matches, words, rows[level] as Row, gap);
    looked += length;
    if (looked < AT_ONCE) continue;
    looked = 0;
    yield;
  }
  yield;
}

/** Between what is matched in order. */
function gapsOf({ to, from, isMoved }: WordMatches): Gap[] {
  const gaps: Gap[] = [];
  let [a0, b0] = [0, 0];
  for (let a = 0; a <= to.length; a++) {
    const b = a < to.length ? (to[a] as number) : from.length;
    if (a < to.length && (b === -1 || isMoved[a])) continue;
    if (a > a0 && b > b0) gaps.push({ a0, a1: a, b0, b1: b });
    [a0, b0] = [a + 1, b + 1];
  }
  return gaps;
}

/** The rows that stand once on both sides of a gap, in order, with what is the same before and after them. */
function matchUnique({ to, from }: WordMatches, words: Row, row: Row, gap: Gap): void {
  const isSame = (a: number, b: number) => words.old[a] === words.next[b] && to[a] === -1 && from[b] === -1;
  let { a0, b0 } = gap;
  for (const { a, b } of heaviestRise(uniqueRows({ to, from }, row, gap))) {
    if (a < a0 || b < b0) continue;
    let before = 0;
    while (a - before > a0 && b - before > b0 && isSame(a - before - 1, b - before - 1)) before++;
    let after = 0;
    while (a + after < gap.a1 && b + after < gap.b1 && isSame(a + after, b + after)) after++;
    for (let at = -before; at < after; at++) {
      to[a + at] = b + at;
      from[b + at] = a + at;
    }
    [a0, b0] = [a + after, b + after];
  }
}

function* compareGaps({ to, from, isMoved }: WordMatches, old: Int32Array, next: Int32Array): Steps<void> {
  let compared = 0;
  for (const { a0, a1, b0, b1 } of gapsOf({ to, from, isMoved })) {
    const [shorter, longer] = [Math.min(a1 - a0, b1 - b0), Math.max(a1 - a0, b1 - b0)];
    if (shorter > COMPARED.words || longer > COMPARED.timesAsLong * COMPARED.words) continue;
    // What has moved is the same as nothing here.
    const left = old.slice(a0, a1).map((id, at) => (to[a0 + at] === -1 ? id : -1));
    const right = next.slice(b0, b1).map((id, at) => (from[b0 + at] === -1 ? id : -2));
    for (const { a, b, length } of shortestEdit(left, right, COMPARED.edits + longer - shorter))
      for (let at = 0; at < length; at++) {
        to[a0 + a + at] = b0 + b + at;
        from[b0 + b + at] = a0 + a + at;
      }
    compared += longer;
    if (compared < AT_ONCE / 10) continue;
    compared = 0;
    yield;
  }
}
