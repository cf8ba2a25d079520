import { ITEM_DECISIONS, type LogAction, SANCTIONS } from "./moderation";
import { instantOf, wallTimeOf } from "./wall-time";

/** What moderators decide about what was flagged or held, and about threads, as the table counts it. */
export const COUNTED_DECISIONS = [...ITEM_DECISIONS, "lock", "unlock"] as const;
/** What they do about members, and what ends it. */
export const COUNTED_SANCTIONS = [...SANCTIONS, "unsilence", "unban", "readmit"] as const;

/** Whole days, both included, as `2026-01-31`. */
export type Days = { from: string; to: string };

/** How a group kept its house in a time: numbers alone, and nobody's name. */
export type Figures = {
  /** Written in the time, notes to oneself aside. */
  posts: number;
  flags: number;
  flaggedPosts: number;
  hiddenByFlags: number;
  /** Words that waited before they were shown. */
  held: number;
  decisions: Record<(typeof COUNTED_DECISIONS)[number], number>;
  appeals: number;
  /** Shown again because their author asked. */
  appealsGranted: number;
  /** Of what had waited and was decided in the time: half of it sooner, half of it later. Null where there was nothing. */
  medianSeconds: number | null;
  sanctions: Record<(typeof COUNTED_SANCTIONS)[number], number>;
};

/** The year that it is in the group. */
export function yearOf(now: Date, zone: string): Days {
  const year = wallTimeOf(now, zone).slice(0, 4);
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** From the first moment of a day to the first moment after the last, by the clocks of a zone; null for no days. */
export function spanOf({ from, to }: Days, zone: string): { since: Date; until: Date } | null {
  const next = new Date(`${to}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  const since = instantOf(`${from}T00:00`, zone);
  const until = instantOf(`${next.toISOString().slice(0, 10)}T00:00`, zone);
  return since && until && since < until ? { since, until } : null;
}

/** The steps of the log by what they are, as the table puts them. */
export const countsOf = <Action extends LogAction>(
  actions: readonly Action[],
  steps: Partial<Record<LogAction, number>>,
) => Object.fromEntries(actions.map((action) => [action, steps[action] ?? 0])) as Record<Action, number>;
