import { barriers } from "./support/barriers";
import { annotate, type BuiltReading, buildReading, joinAs, signIn } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

const TEXT = [
  "The house stood where the road ended, and nobody in the village remembered who had built it.",
  ...Array.from(
    { length: 8 },
    (_, at) => `Of what follows, this is part ${at + 1}. ${"It went on. ".repeat(20)}`,
  ),
];

let reading: BuiltReading;

test.beforeEach(async ({ page, request }) => {
  reading = await buildReading(TEXT, "The house at the end");
  await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 9, quote: "part 8" },
    body: { markdown: "At the very end." },
  });
  await signIn(page, await joinAs(reading, "Bruno"));
  await new ReadingPage(page).open(reading.url);
});

test("A thread opens over the lower part of the page, with its passage still in view above it", async ({
  page,
}) => {
  const text = new ReadingPage(page);
  await text.count(9).tap();
  const sheet = page.getByRole("region", { name: "¶9" });
  await expect(sheet).toContainText("At the very end.");
  const top = (await sheet.boundingBox())?.y ?? 0;
  const words = await text.words(9).boundingBox();
  expect(words?.y).toBeGreaterThan(0);
  expect(words?.y).toBeLessThan(top);

  await sheet.getByRole("button", { name: "Close" }).tap();
  await expect(sheet).toHaveCount(0);
  expect(await text.focused()).toBe("p9");
});

test("Bruno answers with his thumbs, and everything he needs is large enough for them", async ({ page }) => {
  const text = new ReadingPage(page);
  const talk = new Discussion(page);
  await text.count(9).tap();
  const sheet = page.getByRole("region", { name: "¶9" });
  for (const button of await sheet.getByRole("button").all()) {
    const box = await button.boundingBox();
    if (box && box.width > 1) expect(box.height).toBeGreaterThanOrEqual(24);
  }
  await sheet.getByRole("button", { name: "Reply", exact: true }).tap();
  await talk.editor.fill("Is it the end?");
  await sheet.getByRole("button", { name: "Reply", exact: true }).tap();
  await expect(talk.post("Is it the end?")).toBeVisible();
  await expect.poll(() => talk.waiting()).toBe(0);
});

test("What a toast lies over can be brought above it", async ({ page }) => {
  await page.context().clearCookies();
  await signIn(page, reading.organizer);
  const talk = new Discussion(page);
  const text = new ReadingPage(page);
  await text.open(reading.url);
  await text.count(9).tap();
  await talk.choose("At the very end.", "Lock thread…");
  const locking = page.getByRole("dialog", { name: "Lock this thread" });
  await locking.getByLabel("Why").fill("All is said.");
  await locking.getByRole("button", { name: "Lock it" }).tap();
  await expect(locking).toHaveCount(0);
  const undo = page.getByRole("status").getByRole("button", { name: "Undo" });
  await undo.hover();
  const sheet = page.getByRole("region", { name: "¶9" });
  const under = sheet.getByRole("button", { name: "Reply", exact: true });
  await sheet.evaluate((whole) => {
    for (const part of whole.children) part.scrollTop = part.scrollHeight;
  });
  await expect(undo).toBeVisible();
  const toast = await undo.locator("..").boundingBox();
  const button = await under.boundingBox();
  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(toast?.y ?? 0);
  await under.tap({ timeout: 5_000 });
  await expect(talk.editor).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`At 320 pixels an open thread is neither cut off nor a barrier, ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const text = new ReadingPage(page);
    await text.count(9).tap();
    await expect(page.getByRole("region", { name: "¶9" })).toBeVisible();
    expect(await text.overflow()).toBe(0);
    expect(await barriers(page)).toEqual([]);
  });
}

for (const [width, height] of [
  [390, 844],
  [320, 640],
] as const)
  test(`The place to write opens with all that is asked and its buttons in sight, at ${width}×${height}`, async ({
    page,
    request,
  }) => {
    for (const about of ["what follows", "this is part 8", "It went on."])
      await annotate(request, reading, reading.organizer, {
        passage: { paragraph: 9, quote: about },
        body: { markdown: `About “${about}”. ${"And more of it. ".repeat(12)}` },
      });
    await page.setViewportSize({ width, height });
    const text = new ReadingPage(page);
    await text.open(reading.url);
    const sheet = page.getByRole("region", { name: "¶9" });
    const isInSight = async () => {
      const head = await sheet.locator("header").first().boundingBox();
      const kinds = await text.composer.getByText("Comment").boundingBox();
      const send = await text.composer.getByRole("button", { name: /^(Annotate|Ask)$/ }).boundingBox();
      const top = (head?.y ?? height) + (head?.height ?? 0);
      return kinds !== null && send !== null && kinds.y >= top && send.y + send.height <= height;
    };
    await text.count(9).tap();
    await sheet.getByRole("button", { name: "Annotate this paragraph" }).tap();
    await expect(new Discussion(page).editor).toBeFocused();
    await expect.poll(isInSight).toBe(true);

    await text.composer.getByRole("button", { name: "Cancel" }).tap();
    await sheet.getByRole("button", { name: "Close" }).tap();
    await text.words(9).evaluate((words) => {
      words.scrollIntoView({ block: "center" });
      window.getSelection()?.setBaseAndExtent(words, 0, words, 1);
    });
    await text.toolbar.getByRole("button", { name: "Ask" }).tap();
    await expect(new Discussion(page).editor).toBeFocused();
    await expect.poll(isInSight).toBe(true);
  });

for (const [height, when] of [
  [640, "and the window is the smallest"],
  [360, "and the keys take half of it"],
] as const)
  test(`Who sees it and how it is sent stay in sight, however much is written, ${when}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height });
    const text = new ReadingPage(page);
    const talk = new Discussion(page);
    await text.count(9).tap();
    await page
      .getByRole("region", { name: "¶9" })
      .getByRole("button", { name: "Annotate this paragraph" })
      .tap();
    await expect(text.composer.getByRole("toolbar")).toBeVisible();
    for (const words of ["Some words. ", "And many more of them. ".repeat(20)]) {
      await page.keyboard.type(words);
      await expect(text.composer.getByRole("combobox", { name: "Who sees it" })).toBeInViewport({ ratio: 1 });
      await expect(text.composer.getByRole("button", { name: "Annotate", exact: true })).toBeInViewport({
        ratio: 1,
      });
      const field = await talk.editor.boundingBox();
      expect(field?.y).toBeGreaterThan(0);
      expect(field?.y).toBeLessThan(height - 150);
    }
  });
