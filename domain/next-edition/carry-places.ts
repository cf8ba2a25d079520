import type { Alignment } from "../anchoring/align-paragraphs";

/** What stands by paragraphs in one edition and goes on in the next. */
export type PlacesCarried = {
  /** A paragraph's key in the next edition: its own, or that of the nearest one that goes on; null when none does. */
  key: (key: string) => string | null;
  /** A stretch by the keys of its ends; one of which nothing goes on is emptied. */
  stretch: (ends: KeyedStretch) => CarriedStretch;
  /** Paragraphs by their indexes, as ranges without their upper ends. */
  ranges: (ranges: readonly IndexRange[]) => IndexRange[];
};

export type KeyedStretch = { fromKey: string; throughKey: string };
/** What is emptied ends where it begins: at the paragraph nearest to where it was. */
export type CarriedStretch = KeyedStretch & { isEmptied: boolean };
export type IndexRange = [from: number, to: number];

export function carryPlaces(
  oldKeys: readonly string[],
  nextKeys: readonly string[],
  alignment: Alignment,
): PlacesCarried {
  const indexOf = new Map(oldKeys.map((key, index) => [key, index]));
  const isThere = new Set(nextKeys);
  const heirs = (index: number): number[] => alignment.old[index]?.to ?? [];
  /** Where a stretch may end: what was taken elsewhere would draw the whole stretch after it. */
  const staysInPlace = (index: number): boolean =>
    heirs(index).length > 0 && alignment.old[index]?.fate !== "moved";
  const nextKey = (index: number | undefined): string | null =>
    index === undefined ? null : (nextKeys[index] ?? null);

  const near = (index: number): number | undefined => {
    for (let away = 0; away < oldKeys.length; away++)
      for (const other of [index - away, index + away]) if (heirs(other).length > 0) return other;
    return undefined;
  };

  const key = (wanted: string): string | null => {
    if (isThere.has(wanted)) return wanted;
    const index = indexOf.get(wanted);
    const heir = index === undefined ? undefined : near(index);
    return heir === undefined ? null : nextKey(heirs(heir)[0]);
  };

  /** Near what goes on; where nothing does, as far into the text as it was. */
  const emptied = (from: number): CarriedStretch => {
    const beside = near(from);
    const index =
      beside === undefined
        ? Math.min(nextKeys.length - 1, Math.floor((from / oldKeys.length) * nextKeys.length))
        : heirs(beside)[0];
    const place = nextKey(index);
    if (place === null) throw new Error("An edition without a paragraph");
    return { fromKey: place, throughKey: place, isEmptied: true };
  };

  const stretch = ({ fromKey, throughKey }: KeyedStretch): CarriedStretch => {
    const [from, through] = [indexOf.get(fromKey) ?? 0, indexOf.get(throughKey) ?? oldKeys.length - 1];
    const inside = Array.from({ length: Math.max(0, through - from + 1) }, (_, at) => from + at);
    const staying = inside.filter(staysInPlace);
    const going = staying.length > 0 ? staying : inside.filter((index) => heirs(index).length > 0);
    const [first, last] = [going[0], going.at(-1)];
    if (first === undefined || last === undefined) return emptied(from);
    const [one, other] = [Math.min(...heirs(first)), Math.max(...heirs(last))];
    const [begin, end] = [nextKey(Math.min(one, other)), nextKey(Math.max(one, other))];
    return begin === null || end === null
      ? emptied(from)
      : { fromKey: begin, throughKey: end, isEmptied: false };
  };

  const ranges = (given: readonly IndexRange[]): IndexRange[] => {
    const held = new Set<number>();
    for (const [from, to] of given)
      for (let index = from; index < Math.min(to, oldKeys.length); index++)
        for (const heir of heirs(index)) held.add(heir);
    return rangesOf([...held].sort((one, other) => one - other));
  };

  return { key, stretch, ranges };
}

function rangesOf(indexes: readonly number[]): IndexRange[] {
  const ranges: IndexRange[] = [];
  for (const index of indexes) {
    const last = ranges.at(-1);
    if (last && last[1] === index) last[1] = index + 1;
    else ranges.push([index, index + 1]);
  }
  return ranges;
}
