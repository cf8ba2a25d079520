import type { ToldTime } from "@/components/ui/time";
import { formatsFor } from "@/messages/locales";

/**
 * Tells times in a zone. On the server alone, and not again in the browser: the two may have learnt to write dates from
 * different books.
 */
export function tellerOf(language: string, timeZone: string, now = new Date()) {
  const { near, far, exact } = formatsIn(formatsFor(language), timeZone);
  return (at: string | null): ToldTime | null => {
    if (at === null) return null;
    const moment = new Date(at);
    const isNear = Math.abs(moment.getTime() - now.getTime()) < HALF_A_YEAR;
    return { at, text: (isNear ? near : far).format(moment), exact: exact.format(moment) };
  };
}

/** Within it, a day and a month say which year is meant. */
const HALF_A_YEAR = 183 * 24 * 60 * 60 * 1000;

type Formats = Record<"near" | "far" | "exact", Intl.DateTimeFormat>;

/** By language and zone: to make them takes as long as drawing a twelfth of the reading page. */
const made = new Map<string, Formats>();

/** More zones than readers of one site are in. */
const FORMATS_KEPT = 200;

function formatsIn(locale: string, timeZone: string): Formats {
  const key = `${locale} ${timeZone}`;
  const formats = made.get(key) ?? makeFormats(locale, timeZone);
  if (made.size >= FORMATS_KEPT) made.clear();
  made.set(key, formats);
  return formats;
}

function makeFormats(locale: string, timeZone: string): Formats {
  const short = { weekday: "short", day: "numeric", month: "short" } as const;
  const long = { weekday: "long", day: "numeric", month: "long" } as const;
  const hour = { hour: "numeric", minute: "2-digit", timeZone } as const;
  return {
    near: new Intl.DateTimeFormat(locale, { ...short, ...hour }),
    far: new Intl.DateTimeFormat(locale, { ...short, ...hour, year: "numeric" }),
    exact: new Intl.DateTimeFormat(locale, { ...long, ...hour, year: "numeric", timeZoneName: "long" }),
  };
}
