import type { Page } from "@playwright/test";
import { expectNoBarriers } from "./support/barriers";
import { annotate, assign, buildReading, joinAs, signIn } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

const TEXT = [
  "We walk to think, and some of us think only while we walk.",
  "The road does half of the work, and it does not ask to be thanked.",
  "Whoever comes home has been somewhere.",
];

const DAY = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const on = (paragraph: number, markdown: string) => ({ passage: { paragraph }, body: { markdown } });
const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

test("Bruno works through the first week: from home to the prompt, his own words, others', and done", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const [bruno, chidi] = [await joinAs(reading, "Bruno"), await joinAs(reading, "Chidi")];
  const assignment = await assign(request, reading, {
    ...{ from: 1, to: 3, dueAt: inDays(7), see: { others: "after-own", own: 2 } },
    targets: { annotations: 1, replies: 2, readToEnd: true },
  });
  await annotate(request, reading, reading.organizer, {
    ...on(1, "When did you last walk?"),
    kind: "prompt",
  });
  await annotate(request, reading, chidi, on(2, "Chidi thanks the road"));

  await signIn(page, bruno);
  await page.goto("/");
  await page.getByRole("link", { name: "Week 1" }).click();
  await expect(page.getByText("0 of 1 annotation · 0 of 2 replies · nothing read yet")).toBeVisible();
  // All of the text fits on the screen.
  const readToEnd = page.waitForResponse(
    (answer) =>
      answer.url().endsWith("/read-marks") && (answer.request().postData() ?? "").includes('"through"'),
  );
  await page.getByRole("region", { name: "Prompts" }).getByRole("link").first().click();
  const [text, talk] = [new ReadingPage(page), new Discussion(page)];
  await expect(text.ready).toHaveCount(1);
  await expect(talk.thread("Chidi thanks")).toHaveCount(0);
  await talk.reply("When did you last walk?", "This morning");
  await expect(page.getByText(/or answered prompts: 0 so far/)).toBeVisible();
  await text.select({ paragraph: 3, words: "has been somewhere" });
  await text.toolbar.getByRole("button", { name: "Annotate" }).click();
  await text.write("And is somebody else");
  await expect(talk.thread("Chidi thanks the road")).toBeVisible();
  await talk.reply("Chidi thanks the road", "So do I");
  await expect(talk.thread("So do I")).toBeVisible();

  await readToEnd;
  await page.goto(assignment.url);
  await expect(page.getByText("1 of 1 annotation · 2 of 2 replies · read to the end")).toBeVisible();
  await page.getByRole("button", { name: "I’m done" }).click();
  await expect(page.getByText("You said that you are done.")).toBeVisible();
  await expectNoBarriers(page);

  const hers = await elsewhere(reading.organizer);
  await hers.goto(assignment.url);
  await expect(row(hers, "Bruno")).toContainText("the end");
  await expect(row(hers, "Chidi")).toContainText("1 of 1");
});

test("Whoever comes late is told so, and what they reply counts while replies are awaited and is kept after that", async ({
  page,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const [bruno, chidi] = [await joinAs(reading, "Bruno"), await joinAs(reading, "Chidi")];
  const targets = { replies: 1 };
  const late = await assign(request, reading, {
    ...{ title: "Week 1", to: 2, dueAt: inDays(-1), repliesUntil: inDays(1), targets },
  });
  const over = await assign(request, reading, {
    ...{ title: "Week 0", from: 3, to: 3, dueAt: inDays(-3), repliesUntil: inDays(-2), targets },
  });
  await annotate(request, reading, chidi, on(1, "Do we?"));
  await annotate(request, reading, chidi, on(3, "Where?"));
  await signIn(page, bruno);

  await page.goto(late.url);
  await expect(page.getByText(/was due .* replies until/i)).toBeVisible();
  await expect(page.getByText("0 of 1 reply")).toBeVisible();
  const [text, talk] = [new ReadingPage(page), new Discussion(page)];
  await text.open(reading.url);
  await talk.reply("Do we?", "Late, but we do");
  await talk.reply("Where?", "Later still");
  await expect(talk.thread("Later still")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Sending" })).toHaveCount(0);
  await page.goto(late.url);
  await expect(page.getByText("1 of 1 reply")).toBeVisible();
  await page.goto(over.url);
  await expect(page.getByText(/replies were awaited until/)).toBeVisible();
  await expect(page.getByText("1 of 1 reply")).toBeVisible();
  await expectNoBarriers(page);
});
