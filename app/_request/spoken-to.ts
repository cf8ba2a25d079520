import { USUAL_PACE } from "@/domain/time-to-read";
import { isTimeZone } from "@/domain/time-zones";
import { isSignedIn, type Viewer } from "@/domain/viewer";

export const TIME_ZONE_COOKIE = "time-zone";

/** The language in which somebody is spoken to: the account's, else the one that the browser asks for first. */
export function localeOf(viewer: Viewer | undefined, headers: Pick<Headers, "get">): string {
  const chosen = viewer && isSignedIn(viewer) ? viewer.locale : null;
  return chosen ?? headers.get("accept-language")?.split(/[,;]/)[0]?.trim() ?? "en";
}

/** How fast somebody reads, in words a minute. */
export const paceOf = (viewer: Viewer): number =>
  (isSignedIn(viewer) ? viewer.wordsPerMinute : null) ?? USUAL_PACE;

/** The zone that a browser with this cookie says it is in; null before it has said so. */
export const zoneIn = (cookie: string | undefined): string | null =>
  cookie && isTimeZone(cookie) ? cookie : null;

/** The zone in which times are told: the account's, else the browser's; null where neither is known. */
export const zoneOf = (viewer: Viewer, ofBrowser: string | null): string | null =>
  (isSignedIn(viewer) ? viewer.timeZone : null) ?? ofBrowser;

/** A header as Node has it, as requests of the web have theirs. */
export const headerOf = (value: string | string[] | undefined): string | null => value?.toString() ?? null;
