import { IANAZone } from "luxon";

/** Those that are known to be good: each page asks, and finding out costs more than the rest of the question. */
const known = new Set<string>();

/** Far more than there are; each may be spelled in many ways. */
const KNOWN_MOST = 2_000;

export function isTimeZone(zone: string): boolean {
  if (known.has(zone)) return true;
  if (!IANAZone.isValidZone(zone)) return false;
  if (known.size >= KNOWN_MOST) known.clear();
  known.add(zone);
  return true;
}
