import { IANAZone } from "luxon";

/** Those that are known to be good: each page asks, and finding out costs more than the rest of the question. */
const known = new Set<string>();

export function isTimeZone(zone: string): boolean {
  if (!known.has(zone) && IANAZone.isValidZone(zone)) known.add(zone);
  return known.has(zone);
}
