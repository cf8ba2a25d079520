import type { BrowserContext, Page } from "@playwright/test";
import type { AnnotationWire } from "@/domain/wire/annotation";
import { annotate, type BuiltReading, buildReading, joinAs, type Reader } from "./build-reading";
import { Discussion } from "./discussion";
import { test as people } from "./people";
import { ReadingPage } from "./reading-page";

export { expect } from "./people";

const TEXT = [
  "The house stood where the road ended, and nobody in the village remembered who had built it.",
  "Every autumn somebody came to ask for the key. Every autumn the answer was the same.",
  ...Array.from(
    { length: 12 },
    (_, at) => `Of what follows, this is part ${at + 1}. ${"It went on. ".repeat(30)}`,
  ),
];

/** Somebody at a computer of their own. */
export type Seat = {
  reader: Reader;
  context: BrowserContext;
  window: Page;
  text: ReadingPage;
  talk: Discussion;
};

type Room = {
  reading: BuiltReading;
  /** Seats somebody at a computer, signed in; by default with the reading open. */
  seat(name: string, as?: { role?: string; isReading?: boolean }): Promise<Seat>;
  /** What somebody, by default the organizer, writes from elsewhere about words of the first paragraph. */
  written(quote: string, markdown: string, by?: Reader): Promise<AnnotationWire>;
};

/** A test in which people sit round one reading. */
export const test = people.extend<Room>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads here what a fixture needs.
  reading: async ({}, use) => use(await buildReading(TEXT, "The house at the end")),

  seat: ({ elsewhere, reading }, use) =>
    use(async (name, { role = "member", isReading = true } = {}) => {
      const reader = await joinAs(reading, name, role);
      const window = await elsewhere(reader);
      const text = new ReadingPage(window);
      if (isReading) await text.open(reading.url);
      return { reader, context: window.context(), window, text, talk: new Discussion(window) };
    }),

  written: async ({ request, reading }, use) =>
    use((quote, markdown, by = reading.organizer) =>
      annotate(request, reading, by, { passage: { paragraph: 1, quote }, body: { markdown } }),
    ),
});
