import type { Heard } from "@/lib/browser/waiting";

/** What a page knows of what waits for a moderator. */
export type Known = {
  /** When the page was made. */
  madeAt: number;
  count: number;
  /** How many things came since the page was made, as far as they are still there. */
  fresh: number;
  /** How much waits in each group, by slug, where several were told of. */
  groups: Readonly<Record<string, number>>;
  /** Of when it is. */
  at: number;
};

/** The page was made, or made anew: what was heard later than that still holds. */
export function knownAnew(before: Known | null, made: { madeAt: number; count: number }): Known {
  if (!before || before.at <= made.madeAt) return { ...made, fresh: 0, groups: {}, at: made.madeAt };
  return { ...before, madeAt: made.madeAt, fresh: Math.max(0, before.count - made.count) };
}

/** What another decided makes room for what is new, so what came is counted by itself. */
export function knownByHearing(before: Known, { waiting, groups = [], at = before.at + 1 }: Heard): Known {
  if (at <= before.at) return before;
  const came = Math.max(0, waiting - before.count);
  return {
    ...{ madeAt: before.madeAt, count: waiting, at },
    fresh: Math.min(before.fresh + came, waiting),
    groups: Object.fromEntries(groups.map(({ slug, waiting: count }) => [slug, count])),
  };
}
