export type MarginItem = {
  id: string;
  /** Where its passage begins. */
  wantedTop: number;
  height: number;
};

/** Between two notes: enough to tell them apart without lines. */
const GAP = 12;

/**
 * Where notes stand in the margin: each beside its passage or, where that is taken, as near below as it goes. The active one
 * stands exactly beside its passage, and those before it give way upwards, as far as there is room above. `items` are in the
 * order of their passages.
 */
export function layoutMargin(
  items: readonly MarginItem[],
  activeId: string | null,
  least = 0,
): Map<string, number> {
  const tops = fallDown(items, least, least);
  const active = items.findIndex(({ id }) => id === activeId);
  const chosen = items[active];
  if (!chosen) return named(items, tops);
  const room = items.slice(0, active).reduce((sum, { height }) => sum + height + GAP, least);
  const top = Math.max(chosen.wantedTop, room);
  const after = items.slice(active + 1);
  const before = riseUp(items.slice(0, active), tops, top);
  return named(items, [...before, top, ...fallDown(after, least, top + chosen.height + GAP)]);
}

/** From the first down: none above its passage, none over the one before. */
function fallDown(items: readonly MarginItem[], least: number, from: number): number[] {
  let free = from;
  return items.map(({ wantedTop, height }) => {
    const top = Math.max(wantedTop, free, least);
    free = top + height + GAP;
    return top;
  });
}

/** From the last up: none over the one below. */
function riseUp(items: readonly MarginItem[], tops: readonly number[], end: number): number[] {
  let free = end;
  return items
    .map((item, at) => ({ ...item, top: tops[at] ?? item.wantedTop }))
    .reverse()
    .map(({ top, height }) => {
      free = Math.min(top, free - GAP - height);
      return free;
    })
    .reverse();
}

const named = (items: readonly MarginItem[], tops: readonly number[]): Map<string, number> =>
  new Map(items.map(({ id }, at) => [id, Math.round(tops[at] ?? 0)]));
