import type { Steps } from "../search-words";
import type { Weighed } from "./heaviest-rise";
import { pairNumbers } from "./pair-numbers";

/** How many words are looked at in one step. */
const AT_ONCE = 30_000;

/** Rows of 2 ** level words, as numbers: equal rows have equal numbers. */
export type Row = {
  length: number;
  old: Int32Array;
  next: Int32Array;
  seenOld: Int32Array;
  seenNext: Int32Array;
};

const NONE = -1;
const TWICE = -2;

const row = (length: number, old: Int32Array, next: Int32Array, count: number): Row => ({
  length,
  old,
  next,
  seenOld: new Int32Array(count).fill(NONE),
  seenNext: new Int32Array(count).fill(NONE),
});

export function* rowsOf(old: Int32Array, next: Int32Array): Steps<Row[]> {
  let count = 0;
  for (const ids of [old, next]) for (const id of ids) if (id >= count) count = id + 1;
  const rows: Row[] = [row(1, old, next, count)];
  for (let level = 1; level <= 3; level++) {
    const shorter = rows[level - 1] as Row;
    const numbers = pairNumbers(shorter.old.length + shorter.next.length);
    const pair = function* (ids: Int32Array): Steps<Int32Array> {
      const pairs = new Int32Array(Math.max(0, ids.length - shorter.length));
      for (let at = 0; at < pairs.length; at++) {
        pairs[at] = numbers.numberOf(ids[at] as number, ids[at + shorter.length] as number);
        if (at % AT_ONCE === AT_ONCE - 1) yield;
      }
      return pairs;
    };
    const pairsOld = yield* pair(shorter.old);
    const pairsNext = yield* pair(shorter.next);
    rows.push(row(2 * shorter.length, pairsOld, pairsNext, numbers.count()));
  }
  return rows;
}

/** A stretch of the old words and one of the new. */
export type Gap = { a0: number; a1: number; b0: number; b1: number };

/** What is matched already: the others are -1. */
type Taken = { to: Int32Array; from: Int32Array };

/** The rows that stand once on either side of a gap, where nothing of them is matched; rows in a row are one, that weighs more. */
export function uniqueRows({ to, from }: Taken, row: Row, gap: Gap): Weighed[] {
  const { seenOld, seenNext } = row;
  const endOld = Math.min(gap.a1 - row.length + 1, row.old.length);
  const endNext = Math.min(gap.b1 - row.length + 1, row.next.length);
  const isFree = (taken: Int32Array, at: number) => taken[at] === -1 && taken[at + row.length - 1] === -1;
  for (let a = gap.a0; a < endOld; a++) {
    const number = row.old[a] as number;
    if (isFree(to, a)) seenOld[number] = seenOld[number] === NONE ? a : TWICE;
  }
  for (let b = gap.b0; b < endNext; b++) {
    const number = row.next[b] as number;
    if (isFree(from, b)) seenNext[number] = seenNext[number] === NONE ? b : TWICE;
  }
  const pairs: Weighed[] = [];
  for (let a = gap.a0; a < endOld; a++) {
    const number = row.old[a] as number;
    const b = seenNext[number] as number;
    if (seenOld[number] !== a || b < 0) continue;
    const last = pairs.at(-1);
    if (last && a - last.a === last.weight && b - last.b === last.weight) last.weight++;
    else pairs.push({ a, b, weight: 1 });
  }
  for (let a = gap.a0; a < endOld; a++) seenOld[row.old[a] as number] = NONE;
  for (let b = gap.b0; b < endNext; b++) seenNext[row.next[b] as number] = NONE;
  return pairs;
}
