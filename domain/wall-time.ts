import { DateTime } from "luxon";

/** As `<input type="datetime-local">` sends it; some browsers add seconds. */
const WALL_TIME = /^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?$/;

/**
 * The instant at which clocks in a zone show this time; null when it is none. What the zone's clocks skip counts from
 * before the gap, and of a time that they show twice the first is meant, as in iCalendar (RFC 5545, 3.3.5).
 */
export function instantOf(wallTime: string, zone: string): Date | null {
  if (!WALL_TIME.test(wallTime)) return null;
  const read = DateTime.fromISO(wallTime, { zone });
  if (!read.isValid) return null;
  const [first = read] = read
    .getPossibleOffsets()
    .toSorted((one, other) => one.toMillis() - other.toMillis());
  return first.toJSDate();
}

/** What clocks in a zone show, to the minute, for the same kind of input. */
export const wallTimeOf = (instant: Date, zone: string): string =>
  DateTime.fromJSDate(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
