import { IANAZone } from "luxon";
import type { AssignmentTimes, See } from "./assignments";
import type { ReadingPlan } from "./schedules/reading-plan";
import { DAY, readWallTime, settleWallTime, wallTimeAt, writeWallTime } from "./schedules/wall-time";

const WEEK = 7 * DAY;

/**
 * When a group's first meeting was, as its clocks showed it: the first time that something was due, or else opened, or
 * else took replies until. Null where nothing has a time.
 */
export function firstMeetingOf(assignments: readonly AssignmentTimes[], zone: string): string | null {
  for (const kind of ["dueAt", "opensAt", "repliesUntil"] as const) {
    const times = assignments.flatMap((one) => one[kind]?.getTime() ?? []);
    if (times.length > 0) return writeWallTime(wallTimeAt(Math.min(...times), IANAZone.create(zone)));
  }
  return null;
}

/** On the same weekday at the same time of day, in the first week that is still to come. */
export function nextFirstMeeting(before: string, zone: string, now: Date): string {
  const wall = readWallTime(before) ?? 0;
  const today = wallTimeAt(now.getTime(), IANAZone.create(zone));
  return writeWallTime(wall + Math.max(1, Math.ceil((today - wall) / WEEK)) * WEEK);
}

/** From one first meeting to another, on the clocks of the wall. Null when one of them is no time. */
export function shiftBetween(before: string, first: string): number | null {
  const [from, to] = [readWallTime(before), first.length > 10 ? readWallTime(first) : null];
  return from === null || to === null ? null : to - from;
}

/**
 * Every time as much later as the first meeting is, on the clocks of the zone: seven in the evening stays so when they
 * are changed in between. Where the clocks that are changed would turn two times round, as much lies between them as
 * before.
 */
export function shiftTimes(
  { opensAt, dueAt, repliesUntil }: AssignmentTimes,
  shift: number,
  zone: string,
): AssignmentTimes {
  const shifted = (at: Date | null) => at && shiftTime(at, shift, zone);
  const due = shifted(dueAt);
  const opens = keepOrder(shifted(opensAt), opensAt, due, dueAt);
  const [meeting, metBefore] = due ? [due, dueAt] : [opens, opensAt];
  return {
    opensAt: opens,
    dueAt: due,
    repliesUntil: keepOrder(shifted(repliesUntil), repliesUntil, meeting, metBefore),
  };
}

function shiftTime(at: Date, shift: number, zone: string): Date {
  const clocks = IANAZone.create(zone);
  return new Date(settleWallTime(wallTimeAt(at.getTime(), clocks) + shift, clocks));
}

export const shiftSee = (see: See, shift: number, zone: string): See =>
  see.others === "at" ? { ...see, at: shiftTime(see.at, shift, zone) } : see;

function keepOrder(
  at: Date | null,
  before: Date | null,
  other: Date | null,
  otherBefore: Date | null,
): Date | null {
  if (!at || !before || !other || !otherBefore) return at;
  const between = before.getTime() - otherBefore.getTime();
  const isInOrder = Math.sign(at.getTime() - other.getTime()) === Math.sign(between);
  return isInOrder ? at : new Date(other.getTime() + between);
}

/** The calendar of a plan, its holidays as many days later as its first meeting is. */
export function shiftCalendar(calendar: ReadingPlan["calendar"], shift: number): ReadingPlan["calendar"] {
  const first = (readWallTime(calendar.first) ?? 0) + shift;
  const days = Math.floor(first / DAY) - Math.floor((first - shift) / DAY);
  const moved = (day: string) => writeWallTime((readWallTime(day) ?? 0) + days * DAY).slice(0, 10);
  const holidays = calendar.holidays.map(({ from, through }) => ({
    from: moved(from),
    through: moved(through),
  }));
  return { ...calendar, first: writeWallTime(first), holidays };
}

/** What is kept and told of times ends with the year 9999. */
export const isTellable = (times: Record<string, Date | null>): boolean =>
  Object.values(times).every((at) => at === null || /^(?:19|[2-9]\d)\d\d-/.test(at.toISOString()));
