import { cookies } from "next/headers";
import { TIME_ZONE_COOKIE, zoneIn, zoneOf } from "./spoken-to";
import { viewer } from "./viewer";

/** The zone that this browser says it is in; null before it has said so. */
export const timeZoneOfBrowser = async (): Promise<string | null> =>
  zoneIn((await cookies()).get(TIME_ZONE_COOKIE)?.value);

/** The zone in which times are told on this page. */
export const timeZoneOfRequest = async (): Promise<string | null> =>
  zoneOf(await viewer(), await timeZoneOfBrowser());
