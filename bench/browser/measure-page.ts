import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import type { SeededMember } from "@/tests/support/seed/seed-group";
import type { SeededReading } from "@/tests/support/seed/seed-reading";
import { type Product, sessionCookie } from "../harness/product";
import { percentile } from "../harness/statistics";
import { countBytes, type Loaded } from "./count-bytes";
import { BROWSER_ARGS } from "./open-browser";
import { type Watched, watchPage } from "./watch-page";

/** How long a page may take for what it promises to mark; then there is no such mark. */
const MARKS_WITHIN_MS = 15_000;
const PAGE_WITHIN_MS = 120_000;

export type Opened = Loaded & {
  firstPaint: number;
  largestPaint: number;
  /** When the marks in the window, and when all of them, had been painted; null where the page does not say. */
  marksInView: number | null;
  marksAll: number | null;
  heap: number;
  frames: number[];
};

export type Written = {
  /** From the click until there is a place to type. */
  composer: number;
  /** From a key until its letter was painted, at the slowest. */
  interaction: number;
};

export async function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: BROWSER_ARGS });
}

/** A window of somebody who is signed in, with nothing in its cache. */
async function openWindow(browser: Browser, { url }: Product, member: SeededMember): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  const [name = "", value = ""] = (await sessionCookie(member.sessionId)).split("=");
  await context.addCookies([{ name, value, url }]);
  await context.addInitScript(watchPage);
  context.setDefaultTimeout(PAGE_WITHIN_MS);
  return context;
}

const addressOf = ({ url }: Product, { group, id }: SeededReading): string =>
  `${url}/groups/${group.slug}/readings/${id}`;

const markAt = (page: Page, name: string): Promise<number | null> =>
  page
    .waitForFunction((name) => performance.getEntriesByName(name)[0]?.startTime, name, {
      timeout: MARKS_WITHIN_MS,
    })
    .then(
      (mark) => mark.jsonValue() as Promise<number>,
      () => null,
    );

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1_000_000;
}

/** Milliseconds from frame to frame while the text runs by. */
const scroll = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const frames: number[] = [];
    let before = await new Promise<number>(requestAnimationFrame);
    for (let frame = 0; frame < 180; frame++) {
      scrollBy(0, 90);
      const now = await new Promise<number>(requestAnimationFrame);
      frames.push(now - before);
      before = now;
    }
    return frames;
  });

export async function measureOpening(
  browser: Browser,
  product: Product,
  member: SeededMember,
  reading: SeededReading,
): Promise<Opened> {
  const context = await openWindow(browser, product, member);
  try {
    const page = await context.newPage();
    const loaded = await countBytes(page);
    await page.goto(addressOf(product, reading), { waitUntil: "load", timeout: PAGE_WITHIN_MS });
    const marksInView = await markAt(page, "colloquy:marks");
    const marksAll = marksInView === null ? null : await markAt(page, "colloquy:marks-all");
    const firstPaint = await page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    );
    const { largestPaint } = await page.evaluate(
      () => (globalThis as unknown as { watched: Watched }).watched,
    );
    const bytes = await loaded();
    const heap = await heapOf(page);
    return { firstPaint, largestPaint, marksInView, marksAll, heap, ...bytes, frames: await scroll(page) };
  } finally {
    await context.close();
  }
}

/** Milliseconds until a paragraph that the address names stands in the window. */
export async function measureArrival(
  browser: Browser,
  product: Product,
  member: SeededMember,
  reading: SeededReading,
  place: string,
): Promise<number> {
  const context = await openWindow(browser, product, member);
  try {
    const page = await context.newPage();
    await page.goto(`${addressOf(product, reading)}${place}`, { timeout: PAGE_WITHIN_MS });
    const arrived = await page.waitForFunction(
      () => (globalThis as unknown as { watched: Watched }).watched.arrivedAt,
      null,
      { timeout: PAGE_WITHIN_MS },
    );
    return (await arrived.jsonValue()) ?? Number.NaN;
  } finally {
    await context.close();
  }
}

const SENTENCE = "What would it mean to live like that?";

/** Chooses a word, opens the composer, and writes. */
export async function measureWriting(
  browser: Browser,
  product: Product,
  member: SeededMember,
  reading: SeededReading,
): Promise<Written> {
  const context = await openWindow(browser, product, member);
  try {
    const page = await context.newPage();
    await page.goto(addressOf(product, reading), { timeout: PAGE_WITHIN_MS });
    await page.locator('#text .words[tabindex="0"]').waitFor();
    await page.locator("#p2 .words").dblclick({ position: { x: 40, y: 12 } });
    const annotate = page
      .getByRole("toolbar", { name: "Chosen words" })
      .getByRole("button", { name: "Annotate" });
    await annotate.waitFor();
    const start = performance.now();
    await annotate.click();
    const textbox = page.getByRole("region", { name: /^Annotate/ }).getByRole("textbox");
    await textbox.waitFor();
    const composer = performance.now() - start;
    await textbox.click();
    await page.evaluate(() => {
      (globalThis as unknown as { watched: Watched }).watched.answers.length = 0;
    });
    await page.keyboard.type(SENTENCE, { delay: 60 });
    // The browser tells of an answer only after the frame that showed it.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    });
    const { answers } = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);
    return { composer, interaction: answers.length > 0 ? percentile(answers, 100) : 16 };
  } finally {
    await context.close();
  }
}
