import { expect, test } from "@playwright/test";
import { expectNoBarriers } from "./support/barriers";
import { annotate, buildReading, joinAs, signIn } from "./support/build-reading";

const CHAPTERS = ["CHAPTER I", "CHAPTER II", "CHAPTER III"].flatMap((title, chapter) => [
  title,
  ...Array.from(
    { length: 90 },
    (_, at) => `In chapter ${chapter + 1} this is line ${at + 1}, which says little.`,
  ),
]);
const TEXT = [...CHAPTERS, "At the very end there is a café."];

test("In a long text a reader sees by chapters where the talk is, and finds a word that is far away", async ({
  page,
  request,
}) => {
  const reading = await buildReading(TEXT, "A long text", { hasHeadings: true });
  const bruno = await joinAs(reading, "Bruno");
  await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 100 },
    body: { markdown: "Why so little?" },
  });
  await signIn(page, bruno);
  await page.goto(reading.url);
  await page.getByRole("link", { name: "Contents" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Contents" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "CHAPTER II" }).first()).toContainText(
    "1 post, 1 new",
  );
  await expectNoBarriers(page);

  await page.getByRole("searchbox", { name: "Find in the text" }).fill("CAFE");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toHaveText("One place in one paragraph");
  await expect(page.locator("mark")).toHaveText("café");
  await expectNoBarriers(page);

  await page.getByRole("link", { name: "¶271", exact: true }).click();
  await expect(page.getByText("At the very end there is a café.")).toBeInViewport();
});

test("What is nowhere in a text is not found, and the way back to the contents is there", async ({
  page,
}) => {
  const reading = await buildReading(["We walk to think.", "And we think to walk."]);
  await page.goto(`${reading.url}/contents`);
  await expect(page.getByRole("link", { name: "¶1–2" })).toBeVisible();
  await page.getByRole("searchbox", { name: "Find in the text" }).fill("tavern");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("Nothing in this text reads “tavern”.")).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("link", { name: "Show the contents" }).click();
  await expect(page.getByRole("link", { name: "¶1–2" })).toBeVisible();
});
