import type { Page } from "@playwright/test";
import { barriers, overflow } from "./support/barriers";
import { buildReading, signIn } from "./support/build-reading";
import { expect, test } from "./support/people";

test.describe.configure({ timeout: 240_000 });

const TEXT = [
  "We walk to think, and some of us think only while we walk.",
  "The road does half of the work.",
  "A milestone is a sentence that has sat down beside it.",
];

async function begin(page: Page, slug: string): Promise<void> {
  await page.goto(`/groups/${slug}`);
  await page.getByRole("link", { name: "Editions and correction" }).click();
  await page.getByRole("button", { name: "Correct it here" }).click();
  await expect(page.getByText("3 numbered paragraphs")).toBeVisible();
}

async function setAside(page: Page, words: string): Promise<void> {
  await page.getByRole("listitem").filter({ hasText: words }).getByRole("button").click();
  await page.keyboard.press("x");
  await expect(page.getByText("2 numbered paragraphs")).toBeVisible();
  await page.getByRole("button", { name: "See what it changes" }).click();
  await expect(page.getByRole("heading", { name: "What the correction changes" })).toBeVisible();
}

test("Who publishes a correction second is told of the one before it, and sees what it would undo", async ({
  page,
  elsewhere,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const other = await elsewhere();
  await signIn(page, reading.organizer);
  await signIn(other, reading.organizer);
  await begin(page, reading.slug);
  await begin(other, reading.slug);
  await setAside(page, "The road");
  await setAside(other, "A milestone");
  await page.getByRole("button", { name: "Publish the correction" }).click();
  await expect(page.getByText("The correction is published.")).toBeVisible();

  await other.getByRole("button", { name: "Publish the correction" }).click();
  await expect(other.getByText("Somebody else has published another edition")).toBeVisible();
  await other.reload();
  await expect(other.getByText("has published edition 2 since this correction was begun")).toBeVisible();
  await expect(other.getByText("The road does half")).toBeVisible();
  expect(await barriers(other)).toEqual([]);
  await other.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(other)).toBeLessThanOrEqual(0);
  await other.getByRole("button", { name: "Publish the correction" }).click();
  await expect(other.getByText("The correction is published.")).toBeVisible();
});
