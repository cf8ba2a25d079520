import { endOf, startOf } from "./edges";
import { findAlike, findAlikeWords } from "./find-alike";
import type { Matched } from "./match-words";
import { lastNotBeyond } from "./read-words";
import type { Span } from "./span";

/**
 * How much of a passage must be there again, as a share of what its words say and in all; and how many characters may
 * have come in between, at least and as a share of its length.
 */
const KNOWN = { share: 0.5, weight: 24, inserted: 160, insertedShare: 1.5 };

/** How many words on either side hold a few words that say little, and how many may have changed of them. */
const HELD = { near: 3, between: 2 };

/** Words that are matched only by what stands around them prove half as much. */
const WEAK = 0.5;

/** The words of a passage that went on together, from the first to the last. */
type Group = { first: number; last: number; weight: number };

/** Follows the words of a passage to where they are now; null where too few of them are anywhere together. */
export function followWords(matched: Matched, span: Span): Span | null {
  const [first, end] = wordsWithin(matched, span);
  const group = heaviestGroup(matched, first, end);
  if (!group) return followGap(matched, span, first, end);
  const found = {
    start: startOf(matched, span.start, group.first),
    end: endOf(matched, span.end, group.last),
  };
  return isKnown(matched, span, first, end, group, found) ? found : followGap(matched, span, first, end);
}

/** Whether enough of a passage is there again, word by word or letter by letter. */
function isKnown(
  matched: Matched,
  span: Span,
  first: number,
  end: number,
  group: Group,
  found: Span,
): boolean {
  let all = 0;
  for (let word = first; word < end; word++) all += matched.weightOf(word);
  if (group.weight < KNOWN.weight && !isHeld(matched, first, end, group)) return false;
  if (group.weight >= all * KNOWN.share) return true;
  return (
    findAlike(
      matched.old.text.slice(span.start, span.end),
      matched.next.text.slice(found.start, found.end),
    ) !== null
  );
}

/** Whether a word before or after a passage is known again beside it; words that say little are everywhere. */
function isHeld({ next, to, raw }: Matched, first: number, end: number, group: Group): boolean {
  const [there, last] = [raw[group.first] as number, raw[group.last] as number];
  // Before the first word and after the last the text ends on either side.
  const placeOf = (word: number) => (word >= to.length ? next.ids.length : to[word]);
  const isBeside = raw[group.first - 1] === there - 1 || raw[group.last + 1] === last + 1;
  if (isBeside && group.first === first && group.last === end - 1 && there > 0) return true;
  for (let distance = 1; distance <= HELD.near; distance++) {
    const before = first - distance === -1 ? -1 : placeOf(first - distance);
    const isKnownBefore = before !== undefined && (before !== -1 || first - distance === -1);
    const near = group.first - first + distance + HELD.between;
    if (isKnownBefore && there > before && there - before <= near) return true;
    const after = placeOf(end - 1 + distance) ?? -1;
    if (after > last && after - last <= end - 1 - group.last + distance + HELD.between) return true;
  }
  return false;
}

/** The words that a span touches. */
function wordsWithin({ old }: Matched, { start, end }: Span): [number, number] {
  let first = lastNotBeyond(old.starts, start);
  if ((old.ends[first] ?? 0) <= start) first++;
  let after = first;
  while (after < old.starts.length && (old.starts[after] as number) < end) after++;
  return [first, after];
}

function heaviestGroup({ old, next, to, raw, weightOf }: Matched, first: number, end: number): Group | null {
  const groups: Group[] = [];
  const size = end > first ? (old.ends[end - 1] as number) - (old.starts[first] as number) : 0;
  const most = Math.max(KNOWN.inserted, size * KNOWN.insertedShare);
  for (let word = first; word < end; word++) {
    const there = raw[word] as number;
    if (there === -1) continue;
    const weight = weightOf(word) * (to[word] === -1 ? WEAK : 1);
    const group = groups.at(-1);
    const lastThere = group ? (raw[group.last] as number) : -1;
    if (
      group &&
      there > lastThere &&
      (next.starts[there] as number) - (next.ends[lastThere] as number) <= most
    ) {
      group.last = word;
      group.weight += weight;
    } else groups.push({ first: word, last: word, weight });
  }
  return groups.reduce<Group | null>(
    (best, group) => (!best || group.weight > best.weight ? group : best),
    null,
  );
}

/** How far around a passage words that are matched are looked for. */
const NEAR = 40;

/** Where no word is known again: what stands now between the words around it, as far as it is alike letter by letter. */
function followGap({ old, next, to }: Matched, span: Span, first: number, end: number): Span | null {
  let before = first - 1;
  while (before >= 0 && to[before] === -1 && first - before < NEAR) before--;
  let after = end;
  while (after < to.length && to[after] === -1 && after - end < NEAR) after++;
  const gap = {
    start: before < 0 ? 0 : to[before] === -1 ? -1 : (next.ends[to[before] as number] as number),
    end:
      after >= to.length
        ? next.text.length
        : to[after] === -1
          ? -1
          : (next.starts[to[after] as number] as number),
  };
  if (gap.start === -1 || gap.end === -1 || gap.end <= gap.start) return null;
  return findAlikeWords(old.text.slice(span.start, span.end).trim(), next, gap);
}
