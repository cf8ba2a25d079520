import { tellerOf } from "./teller";
import { timeZoneOfRequest } from "./time-zone";
import { localeOfRequest } from "./words";

/** Tells times in the viewer's zone, or else in the group's. */
export const timeTeller = async (groupZone: string, now = new Date()) =>
  tellerOf(await localeOfRequest(), (await timeZoneOfRequest()) ?? groupZone, now);
