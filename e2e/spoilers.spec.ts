import { expectNoBarriers } from "./support/barriers";
import { annotate, buildReading, joinAs, signIn } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

const LONG = Array.from(
  { length: 40 },
  (_, n) => `Paragraph ${n + 1}. ${"We walk on and say nothing. ".repeat(20)}`,
);
const on = (paragraph: number, markdown: string) => ({ passage: { paragraph }, body: { markdown } });

test("Bruno asks for no spoilers: what is said further on shows when he has read that far, or wants it all", async ({
  page,
  request,
}) => {
  const reading = await buildReading(LONG, "On walking");
  const [bruno, chidi] = [await joinAs(reading, "Bruno"), await joinAs(reading, "Chidi")];
  await annotate(request, reading, chidi, on(1, "A fine beginning"));
  await annotate(request, reading, chidi, on(8, "He falls into the river"));
  await annotate(request, reading, chidi, on(40, "He comes home"));
  await signIn(page, bruno);
  const [text, talk] = [new ReadingPage(page), new Discussion(page)];
  await text.open(reading.url);
  await expect(text.count(1)).toHaveText("1");
  await page.getByRole("button", { name: "How the text is set" }).click();
  await page.getByRole("checkbox", { name: /No spoilers/ }).check();
  await page.keyboard.press("Escape");
  await expect(text.count(40)).toHaveCount(0);
  await expect(page.getByText("stays covered until you have read that far")).toBeVisible();
  await expectNoBarriers(page);

  await expect(text.count(1)).toHaveText("1");
  // Where somebody stopped is told once they have scrolled.
  const told = page.waitForResponse(
    (answer) =>
      answer.url().endsWith("/read-marks") && (answer.request().postData() ?? "").includes("stoppedAt"),
  );
  await text.words(8).scrollIntoViewIfNeeded();
  await expect(text.count(8)).toHaveText("1");
  await expect(talk.thread("He falls into the river")).toBeVisible();
  await expect(text.count(40)).toHaveCount(0);
  expect(await text.marks()).not.toEqual({});

  await told;
  await text.open(reading.url);
  await expect(text.count(8)).toHaveText("1");
  await expect(text.count(40)).toHaveCount(0);
  await page.getByRole("button", { name: "Show it all" }).click();
  await expect(text.count(40)).toHaveText("1");
  await expect(page.getByText("stays covered until you have read that far")).toHaveCount(0);
});
