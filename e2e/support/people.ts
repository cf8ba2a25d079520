import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type Reader, signIn } from "./build-reading";

export { expect };

type People = {
  /** Somebody at another computer: signed in, or without an account. */
  elsewhere(reader?: Reader): Promise<Page>;
};

/** A test in which several people sit at computers of their own. None of their pages may run into an error of its own. */
export const test = base.extend<People>({
  context: async ({ context }, use) => {
    const errors = errorsIn(context);
    await use(context);
    expect(errors).toEqual([]);
  },

  elsewhere: async ({ browser }, use) => {
    const opened: Page[] = [];
    const errors: Error[][] = [];
    await use(async (reader) => {
      const context = await browser.newContext();
      errors.push(errorsIn(context));
      const page = await context.newPage();
      opened.push(page);
      if (reader) await signIn(page, reader);
      return page;
    });
    for (const page of opened) await page.context().close();
    expect(errors.flat()).toEqual([]);
  },
});

/** What nobody caught. React, for one, then draws the page anew, and looks as if nothing had been. */
function errorsIn(context: BrowserContext): Error[] {
  const errors: Error[] = [];
  context.on("weberror", (one) => errors.push(one.error()));
  return errors;
}
