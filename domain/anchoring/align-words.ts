import type { Steps } from "../search-words";
import type { Words } from "./read-words";
import { shortestEdit } from "./shortest-edit";

/** For each old word the new one that it became, or -1, and for each new one the old one. */
export type WordMatches = { to: Int32Array; from: Int32Array; isMoved: Uint8Array };

type Gap = { a0: number; a1: number; b0: number; b1: number };

/**
 * How many words in a row are looked for, one after the other, and in how long a gap: a word that stands once on either
 * side says much within a sentence and nothing within a book.
 */
const ROWS = [
  { level: 3, longestGap: Number.POSITIVE_INFINITY },
  { level: 2, longestGap: Number.POSITIVE_INFINITY },
  { level: 1, longestGap: 3_000 },
  { level: 0, longestGap: 400 },
];

/** What is left is compared word by word, unless it is so much that this would take long. */
const COMPARED = { words: 1_500, edits: 400 };

/** How many words are looked at in one step. */
const AT_ONCE = 30_000;

/**
 * What became of each word: rows of words that stand once in both editions hold the order, the longest rows first; between
 * them shorter rows, and at last the fewest words left out. Rows that left this order have moved.
 */
export function* alignWords(old: Words, next: Words): Steps<WordMatches> {
  const to = new Int32Array(old.ids.length).fill(-1);
  const from = new Int32Array(next.ids.length).fill(-1);
  const isMoved = new Uint8Array(old.ids.length);
  const matches = { to, from, isMoved };
  const rows = yield* rowsOf(old.ids, next.ids);
  for (const { level, longestGap } of ROWS) {
    const row = rows[level] as Row;
    for (const gap of gapsOf(matches)) {
      if (Math.min(gap.a1 - gap.a0, gap.b1 - gap.b0) > longestGap) continue;
      yield* matchUnique(matches, old.ids, next.ids, row, gap);
    }
    yield;
    if (level === 2) yield* matchMoved(matches, old.ids, next.ids, rows);
  }
  let compared = 0;
  for (const gap of gapsOf(matches)) {
    compareGap(matches, old.ids, next.ids, gap);
    compared += gap.a1 - gap.a0;
    if (compared > AT_ONCE / 10) {
      compared = 0;
      yield;
    }
  }
  dropWeak(matches, old, next);
  return matches;
}

/** Rows of 2 ** level words, as numbers: equal rows have equal numbers. */
type Row = { length: number; old: Int32Array; next: Int32Array; seenOld: Int32Array; seenNext: Int32Array };

const NONE = -1;
const TWICE = -2;

const row = (length: number, old: Int32Array, next: Int32Array, count: number): Row => ({
  length,
  old,
  next,
  seenOld: new Int32Array(count).fill(NONE),
  seenNext: new Int32Array(count).fill(NONE),
});

function* rowsOf(old: Int32Array, next: Int32Array): Steps<Row[]> {
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

function* matchUnique(
  matches: WordMatches,
  old: Int32Array,
  next: Int32Array,
  row: Row,
  gap: Gap,
): Steps<void> {
  const pairs = yield* uniqueRows(matches, row, gap);
  let { a0, b0 } = gap;
  for (const { a, b } of longestRise(pairs)) {
    if (a < a0 || b < b0) continue;
    let [fromA, fromB] = [a, b];
    while (fromA > a0 && fromB > b0 && isSame(matches, old, next, fromA - 1, fromB - 1)) {
      fromA--;
      fromB--;
    }
    let [toA, toB] = [a, b];
    while (toA < gap.a1 && toB < gap.b1 && isSame(matches, old, next, toA, toB)) {
      toA++;
      toB++;
    }
    for (let at = fromA; at < toA; at++) match(matches, at, fromB + at - fromA);
    [a0, b0] = [toA, toB];
  }
}

const isSame = ({ to, from }: WordMatches, old: Int32Array, next: Int32Array, a: number, b: number) =>
  old[a] === next[b] && to[a] === -1 && from[b] === -1;

function match({ to, from }: WordMatches, a: number, b: number): void {
  to[a] = b;
  from[b] = a;
}

type Pair = { a: number; b: number };

/** The rows that stand once on either side of a gap, where nothing of them is matched. */
function* uniqueRows({ to, from }: WordMatches, row: Row, gap: Gap): Steps<Pair[]> {
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
  if (endOld - gap.a0 > AT_ONCE) yield;
  return pairs;
}

/** The most pairs that rise in both (patience). */
function longestRise(pairs: Pair[]): Pair[] {
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

/** Eight words in a row that stand once among what is left, then four: they have moved, with what is the same around them. */
function* matchMoved(matches: WordMatches, old: Int32Array, next: Int32Array, rows: Row[]): Steps<void> {
  const whole = { a0: 0, a1: old.length, b0: 0, b1: next.length };
  for (const row of [rows[3] as Row]) {
    for (const { a, b } of yield* uniqueRows(matches, row, whole)) {
      if (!isSame(matches, old, next, a, b)) continue;
      let [fromA, fromB] = [a, b];
      while (fromA > 0 && fromB > 0 && isSame(matches, old, next, fromA - 1, fromB - 1)) {
        fromA--;
        fromB--;
      }
      for (let at = fromA; at < old.length && isSame(matches, old, next, at, fromB + at - fromA); at++) {
        match(matches, at, fromB + at - fromA);
        matches.isMoved[at] = 1;
      }
    }
    yield;
  }
}

function compareGap(matches: WordMatches, old: Int32Array, next: Int32Array, gap: Gap): void {
  const [long, wide] = [gap.a1 - gap.a0, gap.b1 - gap.b0];
  if (Math.min(long, wide) > COMPARED.words || Math.max(long, wide) > 4 * COMPARED.words) return;
  // What has moved is the same as nothing here.
  const left = old.slice(gap.a0, gap.a1).map((id, at) => (matches.to[gap.a0 + at] === -1 ? id : -2));
  const right = next.slice(gap.b0, gap.b1).map((id, at) => (matches.from[gap.b0 + at] === -1 ? id : -3));
  for (const { a, b, length } of shortestEdit(
    left,
    right,
    Math.max(COMPARED.edits, Math.abs(long - wide) + 100),
  ))
    for (let at = 0; at < length; at++) match(matches, gap.a0 + a + at, gap.b0 + b + at);
}

/** A few words alone between long stretches that have nothing in common stand there by chance. */
const WEAK = { words: 3, letters: 16, share: 0.5 };

type Stretched = { a: number; b: number; words: number; letters: number };

function dropWeak(matches: WordMatches, old: Words, next: Words): void {
  for (let round = 0; round < 3; round++) {
    const runs: Stretched[] = [];
    for (let a = 0; a < matches.to.length; a++) {
      const b = matches.to[a] as number;
      if (b === -1 || matches.isMoved[a]) continue;
      const last = runs.at(-1);
      const letters = (old.ends[a] as number) - (old.starts[a] as number);
      if (last && a === last.a + last.words && b === last.b + last.words) {
        last.words++;
        last.letters += letters;
      } else runs.push({ a, b, words: 1, letters });
    }
    const spaceBetween = (before: Stretched | undefined, after: Stretched | undefined) => {
      const oldFrom = before ? (old.ends[before.a + before.words - 1] as number) : 0;
      const nextFrom = before ? (next.ends[before.b + before.words - 1] as number) : 0;
      const oldTo = after ? (old.starts[after.a] as number) : old.text.length;
      const nextTo = after ? (next.starts[after.b] as number) : next.text.length;
      return Math.max(oldTo - oldFrom, nextTo - nextFrom);
    };
    let isDropped = false;
    runs.forEach((run, at) => {
      if (run.words > WEAK.words || run.letters > WEAK.letters) return;
      const around = Math.min(spaceBetween(runs[at - 1], run), spaceBetween(run, runs[at + 1]));
      if (run.letters > around * WEAK.share) return;
      isDropped = true;
      for (let word = 0; word < run.words; word++) {
        matches.to[run.a + word] = -1;
        matches.from[run.b + word] = -1;
      }
    });
    if (!isDropped) return;
  }
}
