import type { Page } from "@playwright/test";
import { barriers, expectNoBarriers, overflow } from "./support/barriers";
import { annotate, bearer, buildReading, joinAs, type Reader, signIn } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { untilKeys } from "./support/keep-order";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

/** Several people, one after the other, and many pages. */
test.describe.configure({ timeout: 240_000 });

const TEXT = ["We walk to think.", "The road does half of the work.", "Half of the work is to begin."];
const LOCKED = "Locked by a moderator. Only moderators and organizers go on here.";

async function openAs(window: Page, who: Reader, reading: { url: string }, words: string) {
  await signIn(window, who);
  const [text, talk] = [new ReadingPage(window), new Discussion(window)];
  await text.open(reading.url);
  const thread = await talk.open(words);
  return { text, talk, thread };
}

test("A thread is locked while somebody writes in it: their words are kept, and go out once it is unlocked", async ({
  page,
  elsewhere,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const [bruno, chidi, dora] = [
    await joinAs(reading, "Bruno", "moderator"),
    await joinAs(reading, "Chidi"),
    await joinAs(reading, "Dora"),
  ];
  const headers = await bearer(reading.organizer.email);
  const data = { moderation: { stockNotes: ["We have said it all."] } };
  expect((await request.patch(`/api/v1/groups/${reading.slug}`, { headers, data })).status()).toBe(200);
  await annotate(request, reading, chidi, {
    passage: { paragraph: 1 },
    body: { markdown: "Sitting is better" },
  });
  const window = await elsewhere();
  const hers = await openAs(window, dora, reading, "Sitting is");
  await hers.thread.getByRole("button", { name: "Reply", exact: true }).click();
  await hers.talk.editor.fill("But I was");
  const his = await openAs(page, bruno, reading, "Sitting is");

  await his.talk.choose("Sitting is", "Lock thread…");
  const locking = page.getByRole("dialog", { name: "Lock this thread" });
  await locking.getByLabel("One of the group’s own sentences").selectOption("We have said it all.");
  await expect(locking.getByLabel("Why")).toHaveValue("We have said it all.");
  expect(await barriers(page)).toEqual([]);
  await locking.getByRole("button", { name: "Lock it" }).click();
  await expect(locking).toBeHidden();

  await expect(hers.thread).toContainText(`${LOCKED} We have said it all.`);
  await expect(hers.talk.editor).toHaveText("But I was");
  await expect(hers.thread.getByRole("button", { name: "Reply", exact: true })).toHaveCount(0);
  await expect(hers.thread.getByRole("alert")).toContainText("Your words are kept");
  await window.keyboard.press("Control+Enter");
  await expect(hers.talk.editor).toHaveText("But I was");
  expect(await hers.talk.waiting()).toBe(0);
  expect(await barriers(window)).toEqual([]);
  // Who had written nothing yet finds a plain line, also when the page is opened anew and without scripts.
  await window.reload();
  await hers.talk.open("Sitting is");
  await expect(hers.thread).toContainText(LOCKED);
  await expect(hers.thread.getByRole("button", { name: "Reply", exact: true })).toHaveCount(0);
  // A moderator goes on in it.
  await his.talk.reply("Sitting is", "To end with");

  await his.talk.choose("Sitting is", "Unlock thread…");
  await page.getByRole("dialog").getByRole("button", { name: "Unlock it" }).click();
  await expect(hers.thread).not.toContainText(LOCKED);
  await hers.thread.getByRole("button", { name: "Go on with your reply" }).click();
  await expect(hers.talk.editor).toHaveText("But I was");
  await hers.talk.write("But I was sitting");
  await expect(his.talk.post("But I was sitting")).toBeVisible();

  await his.talk.choose("Sitting is", "Slow thread down…");
  const slowing = page.getByRole("dialog", { name: "Slow this thread down" });
  await slowing.getByLabel("How often").selectOption("Once in 15 minutes");
  await slowing.getByRole("button", { name: "Set it" }).click();
  await expect(hers.thread).toContainText("Each member waits 15 min between posts here.");
  await hers.thread.getByRole("button", { name: "Reply", exact: true }).click();
  await hers.talk.editor.fill("And another thing");
  await window.keyboard.press("Control+Enter");
  await expect(hers.thread.getByText("You can post in it again in 15 minutes")).toBeVisible();
  await expect(hers.thread.getByText("And another thing")).toBeVisible();
  await expect(hers.thread.getByRole("button", { name: "Send again", exact: true })).toBeVisible();
});

test("A thread is moved to another paragraph, on all open pages, and moved back", async ({
  page,
  elsewhere,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const [bruno, chidi, dora] = [
    await joinAs(reading, "Bruno", "moderator"),
    await joinAs(reading, "Chidi"),
    await joinAs(reading, "Dora"),
  ];
  const { url } = await annotate(request, reading, chidi, {
    passage: { paragraph: 2, quote: "half of the work" },
    body: { markdown: "Is it only half?" },
  });
  const window = await elsewhere();
  const hers = await openAs(window, dora, reading, "Is it only half?");
  const his = await openAs(page, bruno, reading, "Is it only half?");
  await expect(hers.text.count(2)).toContainText("1");

  await his.talk.choose("Is it only half?", "Move to another paragraph…");
  const moving = page.getByRole("dialog", { name: "Move this thread" });
  await moving.getByLabel("To the paragraph with the number").fill("9");
  await expect(moving).toContainText("No paragraph has this number.");
  await moving.getByLabel("Why").fill("It is about the beginning.");
  await moving.getByRole("button", { name: "Move it" }).click();
  await expect(moving.getByRole("alert")).toContainText("There is no such paragraph in this text.");
  await moving.getByLabel("To the paragraph with the number").fill("3");
  await expect(moving.getByRole("blockquote").first()).toHaveText(TEXT[2] ?? "");
  expect(await barriers(page)).toEqual([]);
  await moving.getByRole("button", { name: "Move it" }).click();
  await expect(moving).toBeHidden();

  for (const { text, thread } of [his, hers]) {
    await expect(text.count(3)).toContainText("1");
    await expect(text.count(2)).toHaveCount(0);
    await expect(thread).toContainText("Moved here by a moderator.");
  }
  // A link from before still leads to it.
  await window.goto(url);
  await expect(hers.thread).toHaveAttribute("data-active", "true");
  await expect(hers.text.count(3)).toContainText("1");

  await page.getByRole("button", { name: "Undo" }).click();
  for (const { text, thread } of [his, hers]) {
    await expect(text.count(2)).toContainText("1");
    await expect(text.count(3)).toHaveCount(0);
    await expect(thread).not.toContainText("Moved here");
  }
});

test("From the queue a moderator warns, silences, locks and moves by keys, and what waits goes on waiting", async ({
  page,
  elsewhere,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const [bruno, chidi, dora] = [
    await joinAs(reading, "Bruno", "moderator"),
    await joinAs(reading, "Chidi"),
    await joinAs(reading, "Dora"),
  ];
  for (const [author, markdown] of [
    [chidi, "Buy my shoes."],
    [reading.organizer, "I organize this."],
  ] as const) {
    const { posts } = await annotate(request, reading, author, {
      passage: { paragraph: 1 },
      body: { markdown },
    });
    const flagged = await request.post(`/api/v1/posts/${posts[0]?.id}/flags`, {
      headers: await bearer(dora.email),
      data: { reason: "off-text", note: "" },
    });
    expect(flagged.status()).toBe(201);
  }
  await signIn(page, bruno);
  await page.goto(`/groups/${reading.slug}/review`);
  const waiting = (name: string) =>
    page
      .getByRole("main")
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading", { name }) });
  const his = waiting("a post of Chidi");
  const fold = (name: string) => his.locator(`details[data-decision=${name}]`);
  await expect(his).toBeVisible();

  await untilKeys(page);
  await page.keyboard.press("j");
  await expect(his).toBeFocused();
  await page.keyboard.press("s");
  await expect(fold("sanction").getByRole("radio", { name: "Warn" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(fold("sanction").getByRole("radio", { name: "Silence" })).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(fold("sanction").getByLabel("Silenced until")).toBeFocused();
  await fold("sanction").getByLabel("Why, in your own words").fill("No more shoes.");
  await expect(fold("sanction").getByRole("blockquote")).toHaveText("No more shoes.");
  await expect(fold("sanction")).toContainText("You cannot write in");
  await expectNoBarriers(page);
  await fold("sanction").getByRole("button", { name: "Do it, and tell Chidi why" }).press("Enter");
  await expect(his.getByText("Chidi is silenced.")).toBeVisible();
  await expect(fold("sanction").getByRole("radio", { name: "Warn" })).toBeHidden();
  await expect(his).toContainText("sanctioned once");

  // On from there, by keys.
  await page.keyboard.press("l");
  await page.keyboard.press("Tab");
  await fold("lock").getByRole("button", { name: "Lock it, and say why" }).press("Enter");
  await expect(fold("lock").getByText("Say in a few words why")).toBeVisible();
  await fold("lock").getByLabel("Why, in your own words").fill("It sells.");
  await expect(fold("lock")).toContainText("As all will read it in the thread:");
  await fold("lock").getByRole("button", { name: "Lock it, and say why" }).press("Enter");
  await expect(his.getByText("The thread is locked.")).toBeVisible();
  await page.keyboard.press("m");
  await page.keyboard.type("2");
  await expect(fold("move").getByRole("blockquote").first()).toHaveText(TEXT[1] ?? "");
  await fold("move").getByLabel("Why, in your own words").fill("Here, if anywhere.");
  await expectNoBarriers(page);
  await fold("move").getByRole("button", { name: "Move it there" }).press("Enter");
  await expect(his.getByText("The thread is moved.")).toBeVisible();
  await expect(his).toContainText("¶2");
  await his.getByRole("button", { name: "Move it back" }).press("Enter");
  await expect(his).toContainText("¶1");
  await his.getByRole("button", { name: "Unlock the thread" }).press("Enter");
  await expect(his.getByText("The thread is unlocked.")).toBeVisible();

  // An organizer is not a moderator's to sanction; the thread is.
  const hers = waiting("a post of Ada");
  await expect(hers.getByText("Lock the thread")).toBeVisible();
  await expect(hers.getByText("About the author")).toHaveCount(0);
  await page.setViewportSize({ width: 320, height: 700 });
  await fold("sanction").locator("summary").click();
  expect(await overflow(page)).toBe(0);

  await page.goto(`/groups/${reading.slug}/moderation-log`);
  const log = page.getByRole("main").getByRole("listitem");
  await expect(log.nth(0)).toContainText("Bruno unlocked a thread");
  await expect(log.nth(1)).toContainText("Bruno moved a thread back from ¶2 to ¶1");
  await expect(log.nth(2)).toContainText("Bruno moved a thread from ¶1 to ¶2: Here, if anywhere.");
  await expect(log.nth(3)).toContainText("Bruno locked a thread: It sells.");
  await expect(log.nth(4)).toContainText("Bruno silenced Chidi for good: No more shoes.");

  const author = await elsewhere(chidi);
  await author.goto("/notices");
  await expect(author.getByText("No more shoes.")).toBeVisible();
});
