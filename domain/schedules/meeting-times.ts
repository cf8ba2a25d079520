import { IANAZone } from "luxon";
import { RHYTHM_DAYS, SCHEDULE_PORTIONS, SCHEDULE_YEARS } from "../limits";
import { accepted, type Parsed, type Refusal, rejected } from "../parsed";
import { isTimeZone } from "../time-zones";
import { DAY, readWallTime, settleWallTime, wallTimeAt, writeWallTime } from "./wall-time";

/** 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type Rhythm =
  | { kind: "weeks"; every: number }
  | { kind: "days"; every: number }
  | { kind: "weekdays"; weekdays: Weekday[] };

/** Days such as 2026-12-21, both inclusive, as they are in the group's zone. */
export type Holiday = { from: string; through: string };

export type Calendar = {
  /** The wall time of the first meeting, such as 2027-01-12T19:00; all others are at the same time of day. */
  first: string;
  zone: string;
  rhythm: Rhythm;
  holidays: readonly Holiday[];
};

/** `wallTime` is what the clocks of the zone show at that instant. */
export type Meeting = { at: Date; wallTime: string; zone: string };

/**
 * So many meetings, none in a holiday: what falls into one is left out, and the plan gets longer. The first is as given,
 * whichever the weekdays. With `notBefore` they are those of the same calendar from that instant on.
 */
export function meetingTimes(calendar: Calendar, count: number, notBefore?: Date): Parsed<Meeting[]> {
  const first = readWallTime(calendar.first);
  const refusal = refusalFor(calendar, count);
  if (refusal) return refusal;
  if (first === null || calendar.first.length === 10) return rejected("schedule.no-such-time");
  const zone = IANAZone.create(calendar.zone);
  const meetings: Meeting[] = [];
  let last = notBefore ? notBefore.getTime() - 1 : -Infinity;
  for (const planned of wallTimes(first, calendar.rhythm)) {
    if (isHoliday(planned, calendar.holidays)) continue;
    const at = settleWallTime(planned, zone);
    // Not later than the one before is one on a day that the zone left out, as Samoa did when it crossed the date line.
    if (at <= last) continue;
    const wallTime = writeWallTime(wallTimeAt(at, zone));
    meetings.push({ at: new Date(at), wallTime, zone: calendar.zone });
    last = at;
    if (meetings.length === count) return accepted(meetings);
  }
  return rejected("schedule.too-far", { years: SCHEDULE_YEARS });
}

function refusalFor({ zone, rhythm, holidays }: Calendar, count: number): ({ ok: false } & Refusal) | null {
  if (!isTimeZone(zone)) return rejected("group.no-such-time-zone");
  if (!isRhythm(rhythm)) return rejected("schedule.no-such-rhythm");
  if (!holidays.every(isInOrder)) return rejected("schedule.no-such-holiday");
  return Number.isInteger(count) && count >= 1 && count <= SCHEDULE_PORTIONS
    ? null
    : rejected("schedule.portions-out-of-range", { limit: SCHEDULE_PORTIONS });
}

function isRhythm(rhythm: Rhythm): boolean {
  if (rhythm.kind === "weekdays") return rhythm.weekdays.some((day) => [1, 2, 3, 4, 5, 6, 7].includes(day));
  return Number.isInteger(rhythm.every) && rhythm.every >= 1 && daysBetween(rhythm) <= RHYTHM_DAYS;
}

function daysBetween({ kind, every }: Exclude<Rhythm, { kind: "weekdays" }>): number {
  return kind === "weeks" ? 7 * every : every;
}

function isInOrder({ from, through }: Holiday): boolean {
  const isDay = (day: string) => day.length === 10 && readWallTime(day) !== null;
  return isDay(from) && isDay(through) && from <= through;
}

function isHoliday(wall: number, holidays: readonly Holiday[]): boolean {
  const day = writeWallTime(wall).slice(0, 10);
  return holidays.some(({ from, through }) => from <= day && day <= through);
}

/** All wall times of a rhythm, as if in UTC, as long as a plan may last. */
function* wallTimes(first: number, rhythm: Rhythm): Generator<number> {
  const end = first + SCHEDULE_YEARS * 366 * DAY;
  const step = rhythm.kind === "weekdays" ? 1 : daysBetween(rhythm);
  for (let wall = first; wall <= end; wall += step * DAY) {
    if (rhythm.kind !== "weekdays" || wall === first || rhythm.weekdays.includes(weekdayOf(wall))) yield wall;
  }
}

function weekdayOf(wall: number): Weekday {
  return (new Date(wall).getUTCDay() || 7) as Weekday;
}
