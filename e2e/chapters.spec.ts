import type { Page } from "@playwright/test";
import { expectNoBarriers } from "./support/barriers";
import { buildReading, signIn } from "./support/build-reading";
import { GroupPages } from "./support/group-pages";
import { expect, test } from "./support/people";

const BOOK = [
  "PART ONE",
  "Chapter 1",
  "We walk to think, and some of us think only while we walk.",
  "The road does half of the work, and it does not ask to be thanked.",
  "Chapter 2",
  "Whoever comes home has been somewhere.",
  "PART TWO",
  "Chapter 3",
  "Nobody walks alone who has read.",
];

const chapter = (page: Page) => page.getByLabel("Chapter");
const openForm = (page: Page, slug: string) => page.goto(`/groups/${slug}/assignments/new`);

test("Ada chooses a chapter by its heading, sees its numbers, and assigns it", async ({ page }) => {
  const reading = await buildReading(BOOK, "On walking", { hasHeadings: true });
  await signIn(page, reading.organizer);
  await openForm(page, reading.slug);
  await expect(chapter(page).locator("option")).toHaveText([
    "None: by paragraphs",
    "PART ONE (¶1–3)",
    /^\u2003Chapter 1 \(¶1–2\)$/,
    /^\u2003Chapter 2 \(¶3–3\)$/,
    "PART TWO (¶4–4)",
    /^\u2003Chapter 3 \(¶4–4\)$/,
  ]);
  const [from, to] = [page.getByLabel("From paragraph"), page.getByLabel("To paragraph")];
  await chapter(page).selectOption({ index: 2 });
  await expect(from).toHaveValue("1");
  await expect(to).toHaveValue("2");
  await expectNoBarriers(page);
  await to.fill("3");
  await expect(chapter(page)).toHaveValue("");
  await chapter(page).selectOption({ index: 3 });
  await page.getByLabel("Title").fill("Week 1");
  await page.getByRole("button", { name: "Assign it" }).click();
  await expect(new GroupPages(page, reading.slug).heading("Week 1")).toBeVisible();
  await expect(page.getByRole("link", { name: "On walking up to ¶3" })).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("Ada assigns a chapter by its heading alone", async ({ page }) => {
    const reading = await buildReading(BOOK, "On walking", { hasHeadings: true });
    await signIn(page, reading.organizer);
    await openForm(page, reading.slug);
    await chapter(page).selectOption({ index: 4 });
    await page.getByRole("button", { name: "Assign it" }).click();
    await expect(page.getByText("Give it a title")).toBeVisible();
    await page.getByLabel("Title").fill("Week 2");
    await page.getByRole("button", { name: "Assign it" }).click();
    await expect(page.getByRole("link", { name: "On walking up to ¶4" })).toBeVisible();
  });
});
