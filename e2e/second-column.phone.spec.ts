import { barriers } from "./support/barriers";
import { buildReading, joinAs, signIn } from "./support/build-reading";
import { expect, test } from "./support/people";
import { publishTranslated } from "./support/publish-translated";
import { ReadingPage } from "./support/reading-page";

const ENGLISH = [
  "I went to the woods because I wished to live deliberately.",
  "To front only the facts of life.",
];
const ARABIC = ["ذهبت إلى الغابة لأنني أردت أن أعيش عن قصد.", "لأواجه حقائق الحياة وحدها."];

test("A member highlights words of the second language with a finger, where the two stand below each other", async ({
  page: window,
}) => {
  const reading = await buildReading(ENGLISH, "Walden");
  const arabic = await publishTranslated(reading, ARABIC, {
    ...{ title: "والدن", translators: [], language: "ar", direction: "rtl" },
  });
  await signIn(window, await joinAs(reading, "Bruno"));
  const page = new ReadingPage(window);
  await page.open(`${reading.url}?in=${arabic}&beside`);
  await page.beside(1).tap({ position: { x: 60, y: 12 } });
  await window.evaluate(() => {
    const [from, to] = [1, 2].map((number) => document.querySelector(`#p${number} .beside p`)?.firstChild);
    if (from && to) document.getSelection()?.setBaseAndExtent(from, 10, to, 6);
  });
  await expect(page.toolbar).toBeVisible();
  expect(await page.selected()).not.toContain("facts");
  await page.toolbar.getByRole("button", { name: "Highlight" }).tap();
  await expect
    .poll(() => page.marks())
    .toMatchObject({ "mine-1": [ARABIC[0]?.slice(10), ARABIC[1]?.slice(0, 6)] });
  expect(await page.overflow()).toBeLessThanOrEqual(0);
  expect(await barriers(window)).toEqual([]);
});
