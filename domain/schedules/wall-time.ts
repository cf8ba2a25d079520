import type { IANAZone } from "luxon";

export const DAY = 24 * 60 * 60 * 1000;

const MINUTE = 60 * 1000;

/**
 * A wall time (`2027-01-12T19:00`) or a day (`2027-01-12`) as if it were in UTC, where it can be counted with: days there
 * are all of one length. Null for what no calendar has, such as 30 February.
 */
export function readWallTime(written: string): number | null {
  if (!/^(?:19|2\d)\d\d-\d\d-\d\d(?:T\d\d:\d\d)?$/.test(written)) return null;
  const wall = Date.parse(written.length === 10 ? `${written}T00:00Z` : `${written}Z`);
  return !Number.isNaN(wall) && writeWallTime(wall).startsWith(written) ? wall : null;
}

export function writeWallTime(wall: number): string {
  return new Date(wall).toISOString().slice(0, "2027-01-12T19:00".length);
}

/**
 * The instant at which the clocks of a zone show a wall time. One that they show twice is the first of the two; one that
 * they skip is counted as if they had not been changed yet, so that they show a later one: 02:30 becomes 03:30. Calendar
 * programs do the same (RFC 5545, 3.3.5).
 */
export function settleWallTime(wall: number, zone: IANAZone): number {
  const offsets = [zone.offset(wall - DAY), zone.offset(wall + DAY)];
  const instants = offsets.map((offset) => wall - offset * MINUTE);
  const shown = instants.filter((instant) => wallTimeAt(instant, zone) === wall);
  return shown.length > 0 ? Math.min(...shown) : (instants[0] ?? wall);
}

/** What the clocks of a zone show at an instant. */
export function wallTimeAt(instant: number, zone: IANAZone): number {
  return instant + zone.offset(instant) * MINUTE;
}
