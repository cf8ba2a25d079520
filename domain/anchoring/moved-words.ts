import type { Steps } from "../search-words";
import { lastNotBeyond, type Words } from "./read-words";
import { type Row, uniqueRows } from "./rows";
import { shortestEdit } from "./shortest-edit";
import type { Sums, WordMatches } from "./word-matches";

/**
 * What a row must say to have moved, as a multiple of the bits that it takes to name a place in the text: as much may stand
 * in both editions by chance, and phrases that everybody uses do.
 */
const MOVED = { timesAPlace: 3.5 };

/** Around a row that has moved the rest of its paragraph is compared, if it is not long, and kept if half of it is there. */
const AROUND = { words: 400, edits: 200, share: 0.5 };

type Both = { old: Words; next: Words };

/** Rows that stand once among what is not matched, wherever that is, and what is the same around them. */
export function* matchMoved(matches: WordMatches, both: Both, row: Row, sums: Sums): Steps<void> {
  const { to, from, isMoved } = matches;
  const { old, next } = both;
  const whole = { a0: 0, a1: old.ids.length, b0: 0, b1: next.ids.length };
  const enough = MOVED.timesAPlace * Math.log2(old.ids.length + 2);
  const isSame = (a: number, b: number) =>
    a >= 0 &&
    b >= 0 &&
    a < to.length &&
    b < from.length &&
    old.ids[a] === next.ids[b] &&
    to[a] === -1 &&
    from[b] === -1;
  const pairs = uniqueRows(matches, row, whole);
  yield;
  let compared = 0;
  for (const { a, b } of pairs) {
    if (!isSame(a, b)) continue;
    let before = 0;
    while (isSame(a - before - 1, b - before - 1)) before++;
    let after = 0;
    while (isSame(a + after, b + after)) after++;
    const says = (sums.old[a + after] as number) - (sums.old[a - before] as number);
    if (says < enough) continue;
    for (let at = -before; at < after; at++) {
      to[a + at] = b + at;
      from[b + at] = a + at;
      isMoved[a + at] = 1;
    }
    compared += compareAfter(matches, both, a + after, b + after, sums);
    compared += compareBefore(matches, both, a - before, b - before, sums);
    if (compared < AROUND.words * 10) continue;
    compared = 0;
    yield;
  }
}

function compareAfter(matches: WordMatches, { old, next }: Both, a: number, b: number, sums: Sums): number {
  const oldEnd = old.firstWords[lastNotBeyond(old.firstWords, a - 1) + 1] as number;
  const nextEnd = next.firstWords[lastNotBeyond(next.firstWords, b - 1) + 1] as number;
  let a1 = a;
  while (a1 < oldEnd && matches.to[a1] === -1) a1++;
  let b1 = b;
  while (b1 < nextEnd && matches.from[b1] === -1) b1++;
  return compareRest(matches, { old, next }, { a0: a, a1, b0: b, b1 }, sums);
}

function compareBefore(matches: WordMatches, { old, next }: Both, a: number, b: number, sums: Sums): number {
  const oldStart = old.firstWords[lastNotBeyond(old.firstWords, a)] as number;
  const nextStart = next.firstWords[lastNotBeyond(next.firstWords, b)] as number;
  let a0 = a;
  while (a0 > oldStart && matches.to[a0 - 1] === -1) a0--;
  let b0 = b;
  while (b0 > nextStart && matches.from[b0 - 1] === -1) b0--;
  return compareRest(matches, { old, next }, { a0, a1: a, b0, b1: b }, sums);
}

function compareRest(
  { to, from, isMoved }: WordMatches,
  { old, next }: Both,
  { a0, a1, b0, b1 }: { a0: number; a1: number; b0: number; b1: number },
  sums: Sums,
): number {
  const longer = Math.max(a1 - a0, b1 - b0);
  if (longer > AROUND.words || a1 === a0 || b1 === b0) return 0;
  const runs = shortestEdit(old.ids.slice(a0, a1), next.ids.slice(b0, b1), AROUND.edits);
  const said = (of: Float64Array, from: number, to: number) => (of[to] as number) - (of[from] as number);
  const shared = runs.reduce((sum, { a, length }) => sum + said(sums.old, a0 + a, a0 + a + length), 0);
  if (shared < AROUND.share * Math.min(said(sums.old, a0, a1), said(sums.next, b0, b1))) return longer;
  for (const { a, b, length } of runs)
    for (let at = 0; at < length; at++) {
      to[a0 + a + at] = b0 + b + at;
      from[b0 + b + at] = a0 + a + at;
      isMoved[a0 + a + at] = 1;
    }
  return longer;
}
