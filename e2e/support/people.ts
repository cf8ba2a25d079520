import { test as base, type Page } from "@playwright/test";
import { type Reader, signIn } from "./build-reading";

export { expect } from "@playwright/test";

type People = {
  /** Somebody at another computer: signed in, or without an account. */
  elsewhere(reader?: Reader): Promise<Page>;
};

/** A test in which several people sit at computers of their own. */
export const test = base.extend<People>({
  elsewhere: async ({ browser }, use) => {
    const opened: Page[] = [];
    await use(async (reader) => {
      const page = await (await browser.newContext()).newPage();
      opened.push(page);
      if (reader) await signIn(page, reader);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
});
