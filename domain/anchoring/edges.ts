import { findAlikeWords, plainSign } from "./find-alike";
import type { Matched } from "./match-words";

const IGNORED = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/u;

/** How many words may stand now where some were replaced. */
const mayReplace = (words: number) => 2 * words + 3;

/** Where a passage begins now: `word` is the first of its words that is known again. */
export function startOf({ old, next, raw }: Matched, start: number, word: number): number {
  const there = raw[word] as number;
  const [oldStart, nextStart] = [old.starts[word] as number, next.starts[there] as number];
  if (start >= oldStart) return withinWord(start - oldStart, old, next, word, there, "start");
  const lead = old.text.slice(start, oldStart);
  if (next.text.slice(nextStart - lead.length, nextStart) === lead) return nextStart - lead.length;
  let before = word - 1;
  while (before >= 0 && raw[before] === -1) before--;
  const edge = before < 0 ? -1 : (raw[before] as number);
  const gapStart = edge < 0 ? 0 : (next.ends[edge] as number);
  if (word === 0 || (old.ends[word - 1] as number) <= start)
    return nextStart - signsBefore(lead, next.text.slice(Math.min(gapStart, nextStart), nextStart));
  if (edge >= there || there - edge > mayReplace(word - before)) return nextStart;
  const alike = findAlikeWords(lead.trim(), next, { start: gapStart, end: nextStart });
  if (alike) return alike.start;
  const isWhole = (old.starts[before + 1] as number) >= start;
  return isWhole ? (next.starts[edge + 1] as number) : nextStart;
}

/** Where it ends: `word` is the last of its words that is known again. */
export function endOf({ old, next, raw }: Matched, end: number, word: number): number {
  const there = raw[word] as number;
  const [oldEnd, nextEnd] = [old.ends[word] as number, next.ends[there] as number];
  if (end <= oldEnd) return withinWord(end - (old.starts[word] as number), old, next, word, there, "end");
  const rest = old.text.slice(oldEnd, end);
  if (next.text.startsWith(rest, nextEnd)) return nextEnd + rest.length;
  let after = word + 1;
  while (after < old.starts.length && raw[after] === -1) after++;
  const edge = after < old.starts.length ? (raw[after] as number) : next.starts.length;
  const gapEnd = edge < next.starts.length ? (next.starts[edge] as number) : next.text.length;
  if ((old.starts[word + 1] ?? end) >= end)
    return nextEnd + signsAfter(rest, next.text.slice(nextEnd, Math.max(nextEnd, gapEnd)));
  if (edge <= there || edge - there > mayReplace(after - word)) return nextEnd;
  const alike = findAlikeWords(rest.trim(), next, { start: nextEnd, end: gapEnd });
  if (alike) return alike.end;
  const isWhole = (old.ends[after - 1] as number) <= end;
  return isWhole ? (next.ends[edge - 1] as number) : nextEnd;
}

/** How far the signs at the end of `gap` are those of `lead`. */
function signsBefore(lead: string, gap: string): number {
  return signsAfter(reversed(lead), reversed(gap));
}

const reversed = (text: string): string => Array.from(text).reverse().join("");

/** How far the signs at the beginning of `gap` are those of `rest`, white space aside. */
function signsAfter(rest: string, gap: string): number {
  const wanted = Array.from(rest).filter((sign) => !IGNORED.test(sign));
  let length = 0;
  let reach = 0;
  for (const sign of gap) {
    length += sign.length;
    if (IGNORED.test(sign)) continue;
    const next = wanted.shift();
    if (next === undefined || plainSign(next) !== plainSign(sign)) break;
    reach = length;
  }
  return reach;
}

/** A passage that begins or ends within a word does so within what became of it, if it is as long; else the word is whole. */
function withinWord(
  offset: number,
  old: Matched["old"],
  next: Matched["next"],
  word: number,
  there: number,
  side: "start" | "end",
): number {
  const [start, end] = [next.starts[there] as number, next.ends[there] as number];
  const isAsLong = (old.ends[word] as number) - (old.starts[word] as number) === end - start;
  if (isAsLong) return start + offset;
  return side === "start" ? start : end;
}
