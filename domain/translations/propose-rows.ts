import { alignParagraphs, type OldParagraph } from "../anchoring/align-paragraphs";
import { heaviestRise } from "../anchoring/heaviest-rise";
import { greatest } from "../formats/text-lines";
import type { Steps } from "../search-words";
import { type Aligned, alignTranslation } from "./align-translation";

type Original = { keys: readonly string[]; rows: readonly Aligned[] };

/**
 * The rows of the pieces of a translation's next edition: what was in the edition before stays in its row, and only what is
 * new is aligned with the rows that are left between.
 */
export function* proposeRows(
  { keys, rows: original }: Original,
  before: readonly OldParagraph[],
  pieces: readonly Aligned[],
): Steps<number[]> {
  const { next } = yield* alignParagraphs(before, pieces);
  yield;
  const known = inOrder(
    next.map(({ from }) => from[0]),
    pieces,
  );
  const rowOf = rowsOf(keys, before);
  const rows = known.map((old) => (old === undefined ? undefined : rowOf[old]));
  for (let at = 0; at < rows.length; ) {
    if (rows[at] !== undefined) {
      at++;
      continue;
    }
    let end = at;
    while (end < rows.length && rows[end] === undefined) end++;
    const last = rows[at - 1] ?? -1;
    const free = original.slice(last + 1, rows[end] ?? original.length);
    const found = free.length > 0 ? yield* alignTranslation(free, pieces.slice(at, end)) : [];
    // Where no row is left it stands with what is before it.
    for (let piece = at; piece < end; piece++)
      rows[piece] = free.length > 0 ? last + 1 + (found[piece - at] ?? 0) : Math.max(0, last);
    at = end;
  }
  return rows.map((row) => row ?? 0);
}

/** In which row each paragraph of the edition before stands; one whose row is gone stands with what is before it. */
export function rowsOf(keys: readonly string[], before: readonly { key: string }[]): number[] {
  const indexOf = new Map(keys.map((key, index) => [key, index]));
  let last = 0;
  return before.map(({ key }) => {
    last = Math.max(last, indexOf.get(key) ?? last);
    return last;
  });
}

/** Pieces never change their order: of what was moved elsewhere, less is taken as new. */
function inOrder(from: readonly (number | undefined)[], pieces: readonly Aligned[]): (number | undefined)[] {
  const counts = new Map<number, number>();
  const places = from.map((old) => {
    if (old === undefined) return undefined;
    const place = counts.get(old) ?? 0;
    counts.set(old, place + 1);
    return place;
  });
  const most = Math.max(1, greatest([...counts.values()]));
  const pairs = from.flatMap((old, a) =>
    old === undefined
      ? []
      : [{ a, b: old * most + (places[a] ?? 0), weight: 1 + (pieces[a]?.text.length ?? 0) }],
  );
  const kept = new Set(heaviestRise(pairs).map(({ a }) => a));
  return from.map((old, a) => (kept.has(a) ? old : undefined));
}
