import type { Page } from "@playwright/test";
import { expectNoBarriers } from "./support/barriers";
import { annotate, answer, assign, buildReading, joinAs, signIn } from "./support/build-reading";
import { expect, test } from "./support/people";

/** What is due is looked for once a minute. */
test.describe.configure({ timeout: 240_000 });

const bell = (page: Page) => page.getByRole("banner").getByRole("link", { name: /^Notices/ });

test("Under the bell somebody finds what concerns them, goes there, and marks the rest as read", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(["We walk to think.", "And we think to walk."], "On walking");
  const bruno = await joinAs(reading, "Bruno", "moderator");
  const dora = await elsewhere(await joinAs(reading, "Dora"));
  await dora.goto("/notices");
  await expect(dora.getByText("Here you will be told when something is due soon")).toBeVisible();
  await expect(bell(dora)).toHaveAccessibleName("Notices");
  await expectNoBarriers(dora);

  const thread = await annotate(request, reading, bruno, {
    passage: { paragraph: 1, quote: "to think" },
    body: { markdown: "Only to think?" },
  });
  await answer(request, reading.organizer, thread.id, "And to talk.");
  await answer(request, reading.organizer, thread.id, "And to be silent.");
  const dueAt = new Date(Date.now() + 5 * 60 * 60 * 1000).toISOString();
  await assign(request, reading, { dueAt });
  await signIn(page, bruno);
  await expect(async () => {
    await page.goto("/");
    await expect(bell(page)).toHaveAccessibleName("Notices, 3 unread", { timeout: 1_000 });
  }).toPass({ timeout: 120_000 });

  await bell(page).click();
  const lines = page.getByRole("main").getByRole("listitem");
  await expect(lines).toHaveCount(3);
  await expect(page.getByText("3 are unread.")).toBeVisible();
  await expect(lines.filter({ hasText: "You are a moderator of" })).toContainText("unread");
  await expect(lines.filter({ hasText: "“Week 1” is due on" })).toContainText("unread");
  await expect(page.getByText("And to talk.")).toHaveCount(0);
  await expectNoBarriers(page);

  await lines.getByRole("link", { name: "2 answers to you in “On walking”" }).click();
  await expect(page.getByText("And to be silent.")).toBeVisible();
  await page.goto("/notices");
  await expect(page.getByText("2 are unread.")).toBeVisible();
  await expect(lines.filter({ hasText: "2 answers to you" })).not.toContainText("unread");

  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByText("All are read.")).toBeVisible();
  await expect(bell(page)).toHaveAccessibleName("Notices");
  await expect(page.getByRole("button", { name: "Mark all as read" })).toHaveCount(0);
});
