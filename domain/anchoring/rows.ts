import type { Steps } from "../search-words";

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
    const numbers = new Map<number, number>();
    const pair = function* (ids: Int32Array): Steps<Int32Array> {
      const pairs = new Int32Array(Math.max(0, ids.length - shorter.length));
      for (let at = 0; at < pairs.length; at++) {
        // Exact as long as there are fewer than 2 ** 26 different rows.
        const both = (ids[at] as number) * 0x4000000 + (ids[at + shorter.length] as number);
        let number = numbers.get(both);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(both, number);
        }
        pairs[at] = number;
        if (at % AT_ONCE === AT_ONCE - 1) yield;
      }
      return pairs;
    };
    const pairsOld = yield* pair(shorter.old);
    const pairsNext = yield* pair(shorter.next);
    rows.push(row(2 * shorter.length, pairsOld, pairsNext, numbers.size));
  }
  return rows;
}

/** A stretch of the old words and one of the new. */
export type Gap = { a0: number; a1: number; b0: number; b1: number };

/** What is matched already: the others are -1. */
type Taken = { to: Int32Array; from: Int32Array };

export type Pair = { a: number; b: number };

/** The rows that stand once on either side of a gap, where nothing of them is matched. */
export function uniqueRows({ to, from }: Taken, row: Row, gap: Gap): Pair[] {
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
  const pairs: Pair[] = [];
  for (let a = gap.a0; a < endOld; a++) {
    const number = row.old[a] as number;
    const b = seenNext[number] as number;
    if (seenOld[number] === a && b >= 0) pairs.push({ a, b });
  }
  for (let a = gap.a0; a < endOld; a++) seenOld[row.old[a] as number] = NONE;
  for (let b = gap.b0; b < endNext; b++) seenNext[row.next[b] as number] = NONE;
  return pairs;
}

/** The most pairs that rise in both (patience). */
export function longestRise(pairs: Pair[]): Pair[] {
  const lasts: number[] = [];
  const before = new Int32Array(pairs.length);
  for (let at = 0; at < pairs.length; at++) {
    const { b } = pairs[at] as Pair;
    let low = 0;
    let high = lasts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[lasts[middle] as number] as Pair).b < b) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (lasts[low - 1] as number) : -1;
    lasts[low] = at;
  }
  const rise: Pair[] = [];
  for (let at = lasts.at(-1) ?? -1; at !== -1; at = before[at] as number) rise.push(pairs[at] as Pair);
  return rise.reverse();
}
