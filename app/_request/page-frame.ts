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
const shared = globalThis as typeof globalThis & { colloquyDrawn?: WeakMap<IncomingMessage, string> };

/** For `pages/_document.tsx`, which Next gives nothing but the request: the page is drawn already. */
export function keepDrawn(request: IncomingMessage, html: string): void {
  shared.colloquyDrawn ??= new WeakMap();
  shared.colloquyDrawn.set(request, html);
}

/** Once: where Next cannot draw what is around it, it draws another page for the same request. */
export function takeDrawn(request: IncomingMessage | undefined): string | undefined {
  const html = request && shared.colloquyDrawn?.get(request);
  if (request) shared.colloquyDrawn?.delete(request);
  return html;
}
