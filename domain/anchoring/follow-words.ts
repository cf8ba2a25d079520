import { edgeAfter, edgeBefore } from "./edges";
import type { Matched } from "./match-words";
import type { Span } from "./place-passage";
import { lastNotBeyond } from "./read-words";

/** How much of a passage must be there again, in letters and as a share; and how much may have come in between. */
const KNOWN = { share: 0.5, letters: 5, insertedTimes: 1.5, inserted: 160 };

/** The words of a passage that went on together. */
type Group = { first: number; last: number; letters: number };

/** Follows the words of a passage to where they are now; null where too few of them are anywhere together. */
export function followWords(matched: Matched, span: Span): Span | null {
  const { old, next, to } = matched;
  const [first, end] = wordsWithin(matched, span);
  const group = heaviestGroup(matched, first, end);
  if (!group) return null;
  let all = 0;
  for (let word = first; word < end; word++) all += lettersOf(matched, word);
  const [firstTo, lastTo] = [to[group.first] as number, to[group.last] as number];
  const found = {
    start: edgeBefore(matched, span.start, group.first),
    end: edgeAfter(matched, span.end, group.last),
  };
  const isExact = old.text.slice(span.start, span.end) === next.text.slice(found.start, found.end);
  if (isExact) return found;
  void firstTo;
  void lastTo;
  if (group.letters < all * KNOWN.share || group.letters < Math.min(KNOWN.letters, all)) return null;
  return found;
}

const lettersOf = ({ old }: Matched, word: number): number =>
  Math.max(1, (old.ends[word] as number) - (old.starts[word] as number));

/** The words that a span touches. */
export function wordsWithin({ old }: Matched, { start, end }: Span): [number, number] {
  let first = lastNotBeyond(old.starts, start);
  if ((old.ends[first] ?? 0) <= start) first++;
  let after = first;
  while (after < old.starts.length && (old.starts[after] as number) < end) after++;
  return [first, after];
}

function heaviestGroup(matched: Matched, first: number, end: number): Group | null {
  const { old, next, to } = matched;
  const groups: Group[] = [];
  for (let word = first; word < end; word++) {
    const there = to[word] as number;
    if (there === -1) continue;
    const letters = lettersOf(matched, word);
    const group = groups.at(-1);
    const lastThere = group ? (to[group.last] as number) : -1;
    const inserted = group
      ? (next.starts[there] as number) -
        (next.ends[lastThere] as number) -
        ((old.starts[word] as number) - (old.ends[group.last] as number))
      : 0;
    const size = (old.ends[end - 1] as number) - (old.starts[first] as number);
    if (group && there > lastThere && inserted <= Math.max(KNOWN.inserted, size * KNOWN.insertedTimes)) {
      group.last = word;
      group.letters += letters;
    } else groups.push({ first: word, last: word, letters });
  }
  return groups.reduce<Group | null>(
    (best, group) => (!best || group.letters > best.letters ? group : best),
    null,
  );
}
