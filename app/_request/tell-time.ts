import type { ToldTime } from "@/components/ui/time";
import { formatsFor } from "@/messages/locales";
import { timeZoneOfRequest } from "./time-zone";
import { localeOfRequest } from "./words";

/**
 * Tells times in the viewer's zone, or else in the group's. On the server alone, and not again in the browser: the two
 * may have learnt to write dates from different books.
 */
export async function timeTeller(groupZone: string, now = new Date()) {
  const locale = formatsFor(await localeOfRequest());
  const timeZone = (await timeZoneOfRequest()) ?? groupZone;
  const short = { weekday: "short", day: "numeric", month: "short" } as const;
  const long = { weekday: "long", day: "numeric", month: "long" } as const;
  const hour = { hour: "numeric", minute: "2-digit", timeZone } as const;
  const near = new Intl.DateTimeFormat(locale, { ...short, ...hour });
  const far = new Intl.DateTimeFormat(locale, { ...short, ...hour, year: "numeric" });
  const exact = new Intl.DateTimeFormat(locale, { ...long, ...hour, year: "numeric", timeZoneName: "long" });
  return (at: string | null): ToldTime | null => {
    if (at === null) return null;
    const moment = new Date(at);
    const isNear = Math.abs(moment.getTime() - now.getTime()) < HALF_A_YEAR;
    return { at, text: (isNear ? near : far).format(moment), exact: exact.format(moment) };
  };
}

/** Within it, a day and a month say which year is meant. */
const HALF_A_YEAR = 183 * 24 * 60 * 60 * 1000;
