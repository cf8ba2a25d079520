import type { Matched } from "./match-words";

/** Signs that editions put for one another. */
const CLASSES: [RegExp, string][] = [
  [/["'`´‘’‚‛“”„‟«»‹›′″]/u, "quote"],
  [/[-‐‑‒–—―−_]/u, "dash"],
  [/[.,;:!?…·]/u, "stop"],
];

const classOf = (sign: string): string => CLASSES.find(([signs]) => signs.test(sign))?.[1] ?? sign;

const IGNORED = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/u;

/** Where a passage begins now that began at `start`, the first of its words that is matched being `word`. */
export function edgeBefore({ old, next, to }: Matched, start: number, word: number): number {
  const there = to[word] as number;
  const [oldStart, nextStart] = [old.starts[word] as number, next.starts[there] as number];
  if (start >= oldStart) return within(start - oldStart, old, next, word, there, "start");
  const lead = old.text.slice(start, oldStart);
  if (next.text.slice(nextStart - lead.length, nextStart) === lead) return nextStart - lead.length;
  const previous = to[word - 1] ?? -1;
  const isGapInside = word > 0 && (old.ends[word - 1] as number) <= start;
  // The words between were replaced: from where the word before them ended.
  if (!isGapInside && word > 0) return replacedBefore({ old, next, to }, start, word);
  void previous;
  let [left, right] = [lead.length - 1, nextStart - 1];
  let edge = nextStart;
  while (left >= 0 && right >= 0) {
    if (IGNORED.test(lead[left] as string)) left--;
    else if (IGNORED.test(next.text[right] as string)) right--;
    else if (classOf(lead[left] as string) === classOf(next.text[right] as string)) {
      edge = right;
      left--;
      right--;
    } else break;
  }
  return edge;
}

function replacedBefore(
  { old, next, to }: Pick<Matched, "old" | "next" | "to">,
  start: number,
  word: number,
): number {
  let before = word - 1;
  while (before >= 0 && (to[before] === -1 || (old.starts[before] as number) >= start)) before--;
  const there = to[word] as number;
  const edge = before < 0 ? -1 : (to[before] as number);
  if (edge >= there || there - edge > 2 * (word - before) + 3) return next.starts[there] as number;
  // Only where all that was replaced belongs to the passage.
  const isWhole = before + 1 >= old.starts.length || (old.starts[before + 1] as number) >= start;
  return isWhole ? (next.starts[edge + 1] as number) : (next.starts[there] as number);
}

export function edgeAfter({ old, next, to }: Matched, end: number, word: number): number {
  const there = to[word] as number;
  const [oldEnd, nextEnd] = [old.ends[word] as number, next.ends[there] as number];
  if (end <= oldEnd) return within(end - (old.starts[word] as number), old, next, word, there, "end");
  const rest = old.text.slice(oldEnd, end);
  if (next.text.startsWith(rest, nextEnd)) return nextEnd + rest.length;
  if (word + 1 < old.starts.length && (old.starts[word + 1] as number) < end) {
    let after = word + 1;
    while (after < old.starts.length && (to[after] === -1 || (old.ends[after] as number) <= end)) after++;
    const edge = after < old.starts.length ? (to[after] as number) : next.starts.length;
    if (edge <= there || edge - there > 2 * (after - word) + 3) return nextEnd;
    const isWhole = (old.ends[after - 1] as number) <= end;
    return isWhole ? (next.ends[edge - 1] as number) : nextEnd;
  }
  let [left, right] = [0, nextEnd];
  let edge = nextEnd;
  while (left < rest.length && right < next.text.length) {
    if (IGNORED.test(rest[left] as string)) left++;
    else if (IGNORED.test(next.text[right] as string)) right++;
    else if (classOf(rest[left] as string) === classOf(next.text[right] as string)) {
      left++;
      right++;
      edge = right;
    } else break;
  }
  return edge;
}

function within(
  offset: number,
  old: Matched["old"],
  next: Matched["next"],
  word: number,
  there: number,
  side: "start" | "end",
): number {
  const [start, end] = [next.starts[there] as number, next.ends[there] as number];
  const isAlike = (old.ends[word] as number) - (old.starts[word] as number) === end - start;
  if (isAlike) return start + offset;
  return side === "start" ? start : end;
}
