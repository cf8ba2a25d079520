import type { Page } from "@playwright/test";

/** The scripts of pages opened from now on do not come before what is answered is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  let letGo = () => {};
  const mayCome = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    await mayCome;
    await route.continue();
  });
  return letGo;
}
