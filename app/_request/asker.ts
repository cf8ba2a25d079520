import type { GetServerSidePropsContext } from "next";
import type { Viewer } from "@/domain/viewer";
import { type Translate, translator } from "@/messages/translator";
import { viewerByCookie } from "./find-viewer";
import { cookieName } from "./session-cookie";
import { headerOf, localeOf, paceOf, TIME_ZONE_COOKIE, zoneIn, zoneOf } from "./spoken-to";
import { tellerOf } from "./teller";

/** Who asks for a page of `pages/`, and how they are spoken to: what pages of `app/` ask one by one. */
export type Asker = {
  viewer: Viewer;
  locale: string;
  t: Translate;
  /** Words a minute. */
  pace: number;
  /** In which times are told; null where it is not known. */
  timeZone: string | null;
  /** What this browser has said of its own. */
  zoneOfBrowser: string | null;
  cookie: (name: string) => string | undefined;
};

export async function askerOf({ req }: Pick<GetServerSidePropsContext, "req">): Promise<Asker> {
  const cookie = (name: string) => req.cookies[name];
  const viewer = await viewerByCookie(cookie(cookieName("session-token")));
  const locale = localeOf(viewer, { get: (name) => headerOf(req.headers[name]) });
  const zoneOfBrowser = zoneIn(cookie(TIME_ZONE_COOKIE));
  const timeZone = zoneOf(viewer, zoneOfBrowser);
  return { viewer, locale, t: translator(locale), pace: paceOf(viewer), timeZone, zoneOfBrowser, cookie };
}

/** Tells times to them, in the group's zone where theirs is not known. */
export const tellerFor = ({ locale, timeZone }: Asker, groupZone: string) =>
  tellerOf(locale, timeZone ?? groupZone);
