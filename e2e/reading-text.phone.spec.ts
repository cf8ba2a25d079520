import { barriers } from "./support/barriers";
import { annotate, buildReading, joinAs, signIn } from "./support/build-reading";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

const TEXT = [
  "The house stood where the road ended, and nobody in the village remembered who had built it.",
  "Every autumn somebody came to ask for the key. Every autumn the answer was the same.",
  "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkundenübergabe.",
];

/** A finger drags the handles of a selection; what the page hears of it is this. */
async function selectByTouch(page: ReadingPage, paragraph: number, words: string) {
  await page.words(paragraph).tap({ position: { x: 60, y: 12 } });
  await page.words(paragraph).evaluate((element, wanted) => {
    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    const at = node?.textContent?.indexOf(wanted) ?? -1;
    if (node) window.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
  }, words);
}

test("A member highlights words with a finger: the bar lies at the bottom, away from the system's menu", async ({
  page: window,
}) => {
  const reading = await buildReading(TEXT);
  await signIn(window, await joinAs(reading, "Bruno"));
  const page = new ReadingPage(window);
  await page.open(reading.url);

  await selectByTouch(page, 1, "the road ended");

  await expect(page.toolbar).toBeVisible();
  const bar = await page.toolbar.boundingBox();
  expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeGreaterThan(840);
  for (const button of await page.toolbar.getByRole("button").all())
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await page.toolbar.getByRole("button", { name: "Highlight" }).tap();
  await expect.poll(() => page.marks()).toMatchObject({ "mine-1": ["the road ended"] });
});

test("A count opens its paragraph's threads over the page, which stays where it is", async ({
  page: window,
  request,
}) => {
  const reading = await buildReading(TEXT);
  await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 2, quote: "the key" },
    body: { markdown: "Which key?" },
  });
  const page = new ReadingPage(window);
  await page.open(reading.url);
  await page.count(2).tap();
  await expect(window.getByText("Which key?")).toBeVisible();
  await expect(page.paragraph(2)).toBeInViewport();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`At 320 pixels nothing is cut off and axe finds no barrier, ${colorScheme}`, async ({
    page: window,
  }) => {
    const reading = await buildReading(TEXT);
    await window.setViewportSize({ width: 320, height: 640 });
    await window.emulateMedia({ colorScheme });
    const page = new ReadingPage(window);
    await page.open(reading.url);
    expect(await page.overflow()).toBe(0);
    expect(await barriers(window)).toEqual([]);
  });
}
