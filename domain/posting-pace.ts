import { IANAZone } from "luxon";
import { FLOOD, MENDED, REPEATED } from "./limits";
import type { PaceSettings, QuietHours } from "./pace-settings";
import { DAY, readWallTime, settleWallTime, wallTimeAt, writeWallTime } from "./schedules/wall-time";

/*
 * When and how much members write for others, as their group has chosen. Who moderates is asked none of it, and neither
 * are notes to oneself: that is for whoever calls.
 */

/** Nobody writes: since a date, or until the quiet hours are over. */
export type Shut = { why: "closed"; at: Date } | { why: "quiet"; until: Date };

export function shutAt(
  { closesAt, quietHours }: Pick<PaceSettings, "closesAt" | "quietHours">,
  timeZone: string,
  now: Date,
): Shut | null {
  if (closesAt !== null && new Date(closesAt) <= now) return { why: "closed", at: new Date(closesAt) };
  const until = quietHours && quietUntil(quietHours, timeZone, now);
  return until && { why: "quiet", until };
}

/** In a closed group one still marks what struck one; in quiet hours not even that shows to others. */
export const isStopped = (shut: Shut | null, { hasWords }: { hasWords: boolean }): boolean =>
  shut !== null && (hasWords || shut.why === "quiet");

/**
 * When the quiet hours end that run now; null outside of them. They begin and end at instants, so that an hour that the
 * clocks show twice neither begins them again nor ends them later.
 */
export function quietUntil({ from, until }: QuietHours, timeZone: string, now: Date): Date | null {
  const zone = IANAZone.create(timeZone);
  const today = readWallTime(writeWallTime(wallTimeAt(now.getTime(), zone)).slice(0, "2027-01-12".length));
  if (today === null) return null;
  for (const day of [today - DAY, today]) {
    const begins = settleWallTime(day + timeOfDay(from), zone);
    const ends = settleWallTime(day + timeOfDay(until) + (until <= from ? DAY : 0), zone);
    if (begins <= now.getTime() && now.getTime() < ends) return new Date(ends);
  }
  return null;
}

const timeOfDay = (written: string): number => {
  const [hours = 0, minutes = 0] = written.split(":").map(Number);
  return (hours * 60 + minutes) * 60 * 1000;
};

/** How long somebody has been a member, in days. */
export const memberForDays = ({ since }: { since: Date }, now: Date): number =>
  (now.getTime() - since.getTime()) / DAY;

const DAY_SECONDS = DAY / 1000;

/** A member and what they wrote for others within a day: how many seconds ago each, the latest first. */
export type Lately = { memberForDays: number; ages: readonly number[] };

/** Why a member has to wait before they write again, and for how many seconds; null where they need not. */
export type Wait = { why: "too-soon" | "enough-for-new"; seconds: number };

export function waitFor(
  {
    secondsBetween,
    newPostsADay,
    newDays,
  }: Pick<PaceSettings, "secondsBetween" | "newPostsADay" | "newDays">,
  { memberForDays, ages }: Lately,
): Wait | null {
  const sinceLast = ages[0] ?? Number.POSITIVE_INFINITY;
  const tooSoon = Math.ceil((secondsBetween ?? 0) - sinceLast);
  // The last of those that were allowed: with it a place becomes free, unless they are new no longer by then.
  const oldest = newPostsADay === null ? undefined : ages[newPostsADay - 1];
  const newFor = Math.ceil((newDays - memberForDays) * DAY_SECONDS);
  const enough = oldest === undefined ? 0 : Math.min(Math.ceil(DAY_SECONDS - oldest), newFor);
  if (enough > 0 && enough >= tooSoon) return { why: "enough-for-new", seconds: enough };
  return tooSoon > 0 ? { why: "too-soon", seconds: tooSoon } : null;
}

/** Somebody writes faster than people do, or pastes. */
export const isFlood = ({ ages }: Pick<Lately, "ages">): boolean =>
  ages.filter((age) => age < FLOOD.seconds).length >= FLOOD.posts;

/** Whether what a member wrote lately has to be looked at before they write again. */
export const looksBack = ({
  secondsBetween,
  newPostsADay,
  refusesRepeats,
  holdsFloods,
}: PaceSettings): boolean =>
  secondsBetween !== null || newPostsADay !== null || refusesRepeats || holdsFloods;

/** Whether these are the words that stood there, mended, and not others in their place: by the words that were not there. */
export function isMending(stood: string, text: string): boolean {
  const left = new Map<string, number>();
  for (const word of wordsOf(stood)) left.set(word, (left.get(word) ?? 0) + 1);
  let added = 0;
  for (const word of wordsOf(text)) {
    const known = left.get(word) ?? 0;
    if (known > 0) left.set(word, known - 1);
    else added += word.length + 1;
  }
  return added <= MENDED;
}

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== "");

/** Words as they are compared with earlier ones; null for a few, which one says again and again. */
export function sameWords(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .toUpperCase()
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();
  return plain.length < REPEATED.length ? null : plain;
}
