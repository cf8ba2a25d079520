import type { IncomingMessage } from "node:http";
import type { ReaderSettings } from "@/components/reading/reader-settings";
import { USUAL_PACE } from "@/domain/time-to-read";
import type { Asker } from "./asker";

/** What `pages/_app.tsx` and `pages/_document.tsx` need to put a frame around a page. */
export type PageFrame = {
  /** Empty where the page says its title itself. */
  title: string;
  locale: string;
  timeZone: string;
  pace: number;
  zoneOfBrowser: string | null;
  theme: ReaderSettings["theme"];
};

/** Of a page that nothing is known of. */
export const BARE_FRAME: PageFrame = {
  title: "",
  locale: "en",
  timeZone: "UTC",
  pace: USUAL_PACE,
  zoneOfBrowser: null,
  theme: "auto",
};

export const frameFor = (
  { locale, timeZone, pace, zoneOfBrowser }: Asker,
  { title, theme }: Pick<PageFrame, "title" | "theme">,
): PageFrame => ({ title, locale, timeZone: timeZone ?? "UTC", pace, zoneOfBrowser, theme });

/** On `globalThis`, because each route bundle has its own copy of this module. */
const shared = globalThis as typeof globalThis & { colloquyPageProps?: WeakMap<IncomingMessage, object> };

/**
 * What a page is drawn from, for `pages/_document.tsx`, which Next gives nothing but the request. More may be in it than the
 * properties that go to the browser.
 */
export function keepProps(request: IncomingMessage, props: object): void {
  shared.colloquyPageProps ??= new WeakMap();
  shared.colloquyPageProps.set(request, props);
}

/** Once: when drawing it fails, Next draws another page for the same request. */
export function takeProps(request: IncomingMessage | undefined): object | undefined {
  const props = request && shared.colloquyPageProps?.get(request);
  if (request) shared.colloquyPageProps?.delete(request);
  return props;
}
