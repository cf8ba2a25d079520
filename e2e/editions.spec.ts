import { barriers, overflow } from "./support/barriers";
import { annotate, bearer, buildReading, joinAs, signIn } from "./support/build-reading";
import { expect, test } from "./support/people";

test.describe.configure({ timeout: 240_000 });

const TEXT = [
  "We walk to think, and some of us think only while we walk.",
  "The road does half of the work, and it does not ask to be thanked for it.",
  "A milestone is a sentence that has sat down beside the road to rest.",
];

test("An organizer corrects a text in the browser: its talk stands where it belongs, and the old edition can be read", async ({
  page,
  elsewhere,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const dora = await joinAs(reading, "Dora");
  const headers = await bearer(reading.organizer.email);
  const say = (paragraph: number, quote: string, markdown: string) =>
    annotate(request, reading, dora, { passage: { paragraph, quote }, body: { markdown } });
  const stays = await say(1, "walk to think", "Thinking");
  const changes = await say(2, "half of the work", "Which half");
  const goes = await say(3, "sat down beside the road", "A bench");
  const hers = await elsewhere();
  await signIn(hers, dora);
  await hers.goto(reading.url);

  await signIn(page, reading.organizer);
  await page.goto(`/groups/${reading.slug}`);
  await page.getByRole("link", { name: "Editions and correction" }).click();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Correct it here" }).click();
  await expect(page.getByText("3 numbered paragraphs")).toBeVisible();
  await page.getByRole("listitem").filter({ hasText: "does half of" }).getByRole("button").click();
  await page.keyboard.press("Enter");
  await page
    .getByLabel("Words of this piece")
    .fill("The road does most of the work, and it does not ask to be thanked for it.");
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("listitem").filter({ hasText: "A milestone" }).getByRole("button").click();
  await page.keyboard.press("x");
  await page.getByRole("button", { name: "See what it changes" }).click();

  await expect(page.getByRole("heading", { name: "What the correction changes" })).toBeVisible();
  await expect(page.getByText("1 stays, 0 moved, 1 changed, 1 needs you")).toBeVisible();
  await expect(page.locator("ins")).toContainText("most");
  await expect(page.getByText("Lost: Dora")).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Publish the correction" }).click();
  await expect(page.getByText("The correction is published.")).toBeVisible();

  await expect(hers.getByText("The text has been corrected.")).toBeVisible();
  await hers.getByRole("button", { name: "Load again" }).click();
  await expect(hers.locator("#p2")).toContainText("most of the work");
  const states = await Promise.all(
    [stays, changes, goes].map(async ({ id }) => {
      const answer = await request.get(`/api/v1/annotations/${id}`, { headers });
      return (await answer.json()).placement.state;
    }),
  );
  expect(states).toEqual(["exact", "changed", "lost"]);

  await expect(hers.getByText(/^Corrected on/)).toBeVisible();
  await hers.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(hers)).toBeLessThanOrEqual(0);
  await hers.getByRole("link", { name: "Earlier editions" }).press("Enter");
  await expect(hers.getByRole("heading", { name: "Editions of" })).toBeVisible();
  await hers.setViewportSize({ width: 1280, height: 720 });

  await hers.goto(`${reading.url}?edition=1`);
  await expect(hers.getByText("This is an earlier edition")).toBeVisible();
  await expect(hers.getByText("A milestone is a sentence")).toBeVisible();
  expect(await barriers(hers)).toEqual([]);
  await hers.getByText("Dora: one post").last().click();
  await expect(hers.getByText("A bench")).toBeVisible();
  await hers.getByRole("link", { name: "Go to the text as it is read now" }).click();
  await expect(hers.locator("#p3")).toHaveCount(0);
});
