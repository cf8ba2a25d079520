import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** What axe finds, short enough to be read. */
export async function barriers(page: Page): Promise<string[]> {
  // There are no frames, for whose sake a second page would be opened each time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
}

/** Pixels by which the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

const WIDTHS = [1280, 320];

/** The page as it stands, on a desk and on the smallest phone, by day and by night: no barrier, nothing cut off. */
export async function expectNoBarriers(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      // A page's title is streamed, and follows after what a form has changed.
      await expect(page).toHaveTitle(/\S/);
      expect(await overflow(page), `${page.url()} at ${width}`).toBe(0);
      expect(await barriers(page), `${page.url()} at ${width}, ${colorScheme}`).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before) await page.setViewportSize(before);
}
