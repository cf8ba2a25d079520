import type { ParagraphKind } from "../paragraphs";
import type { Steps } from "../search-words";
import { alignWords } from "./align-words";
import type { Alignment } from "./alignment";
import { readWords, type Words, wordIds } from "./read-words";
import { dropWeak } from "./weak-matches";
import type { Sums, WordMatches } from "./word-matches";

type Paragraphs = readonly { kind: ParagraphKind; text: string }[];

/** Two editions, word by word. */
export type Matched = WordMatches & {
  old: Words;
  next: Words;
  /** As `to`, with the words that may stand there by chance. */
  raw: Int32Array;
  /** What an old word says, in bits: the rarer it is in both editions, the more. */
  weightOf(word: number): number;
  /** The same, summed up from the beginning of each edition. */
  sums: Sums;
};

/** An alignment's words are needed again for each passage, and are kept with it as long as it is. */
const kept = new WeakMap<Alignment, Matched>();

export const keepMatched = (alignment: Alignment, matched: Matched): void => {
  kept.set(alignment, matched);
};

export function* matchWords(oldParagraphs: Paragraphs, nextParagraphs: Paragraphs): Steps<Matched> {
  const ids = wordIds();
  const old = yield* readWords(oldParagraphs, ids);
  const next = yield* readWords(nextParagraphs, ids);
  yield;
  const weights = weightsOf(old.ids, next.ids, ids.count());
  const sums = { old: sumsOf(old.ids, weights), next: sumsOf(next.ids, weights) };
  yield;
  const matches = yield* alignWords(old, next, sums);
  const raw = matches.to.slice();
  dropWeak(matches, old, next, sums);
  yield;
  return {
    ...matches,
    old,
    next,
    raw,
    sums,
    weightOf: (word) => weights[old.ids[word] as number] as number,
  };
}

/** The words of an alignment; one that comes from elsewhere has them matched again. */
export function* matchedWords(old: Paragraphs, next: Paragraphs, alignment: Alignment): Steps<Matched> {
  const known = kept.get(alignment);
  if (known) return known;
  const matched = yield* matchWords(old, next);
  keepMatched(alignment, matched);
  return matched;
}

function weightsOf(old: Int32Array, next: Int32Array, count: number): Float32Array {
  const times = new Int32Array(count);
  for (const ids of [old, next]) for (const id of ids) times[id] = (times[id] as number) + 1;
  const all = old.length + next.length;
  return Float32Array.from(times, (often) => Math.max(1, Math.log2(all / Math.max(1, often))));
}

function sumsOf(ids: Int32Array, weights: Float32Array): Float64Array {
  const sums = new Float64Array(ids.length + 1);
  for (let at = 0; at < ids.length; at++)
    sums[at + 1] = (sums[at] as number) + (weights[ids[at] as number] as number);
  return sums;
}
