import { UNMODERATED } from "@/domain/moderation";
import { expectNoBarriers } from "./support/barriers";
import { bearer, buildReader, buildReading, joinAs, signIn } from "./support/build-reading";
import { buildGroup, GroupPages } from "./support/group-pages";
import { buildFlagged, item, set, TEXT, unfold, untilKeys, write } from "./support/keep-order";
import { expect, test } from "./support/people";

/** Several people, one after the other, and many pages. */
test.describe.configure({ timeout: 240_000 });

test("What is flagged becomes a decision that its author and who flagged it hear of, and can be taken back", async ({
  elsewhere,
  page,
  request,
}) => {
  const { reading, bruno, dora, post } = await buildFlagged(request, "He sells shoes.");
  await set(request, reading, { moderation: { stockNotes: ["Please stay with the text."] } });

  const ada = await elsewhere(reading.organizer);
  await ada.goto("/");
  await ada.getByRole("link", { name: "One thing waits for you as a moderator" }).click();
  await expect(ada.getByText("1 waits")).toBeVisible();
  await expectNoBarriers(ada);
  await ada.getByRole("main").getByRole("heading").getByRole("link").click();
  await expect(ada.getByRole("link", { name: "Review 1 waits" })).toHaveAttribute("aria-current", "page");
  const flagged = item(ada, "Somebody asks to look at a post of Bruno");
  await expect(flagged).toContainText("We walk to think.");
  await expect(flagged.locator("em")).toHaveText("shoes");
  await expect(flagged).toContainText("Dora: it is not about the text He sells shoes.");
  await expect(flagged).toContainText("member since");
  await expect(flagged).toContainText("1 post · none hidden · never sanctioned");
  await flagged.getByText("What was said around it").click();
  await expect(flagged.locator("[aria-current]")).toContainText("shoes");
  await expectNoBarriers(ada);
  const hiding = await unfold(flagged, "Hide Bruno");
  await hiding.getByRole("button", { name: "Hide it, and tell Bruno why" }).click();
  await expect(hiding.getByText("Say in a few words why")).toBeVisible();
  await hiding.getByLabel("One of the group’s own sentences").selectOption("Please stay with the text.");
  await hiding.getByLabel("Why, in your own words").fill("Sell shoes elsewhere.");
  await expect(hiding.getByText("As Bruno will read it:")).toBeVisible();
  await expect(hiding.getByRole("blockquote")).toHaveText(
    "Please stay with the text.\n\nSell shoes elsewhere.",
  );
  await expectNoBarriers(ada);
  await flagged.getByRole("button", { name: "Hide it, and tell Bruno why" }).click();
  await expect(ada.getByText("The post of Bruno is hidden.")).toBeVisible();
  await expect(ada.getByText("Nothing waits.")).toBeVisible();
  await expectNoBarriers(ada);

  await signIn(page, dora);
  await page.goto("/notices");
  await expect(page.getByText("What you flagged in “On walking” was hidden")).toBeVisible();
  await expect(page.getByText("Sell shoes elsewhere.")).toHaveCount(0);
  const author = await elsewhere(bruno);
  await author.goto("/notices");
  await expect(author.getByText("Your post in “On walking” was hidden")).toBeVisible();
  await expect(author.getByText("Sell shoes elsewhere.")).toBeVisible();
  await expectNoBarriers(author);
  const headers = await bearer(bruno.email);
  const status = async () => (await (await request.get(`/api/v1/posts/${post}`, { headers })).json()).status;
  expect(await status()).toBe("hidden");

  await ada.getByRole("button", { name: "Show it again" }).click();
  await expect.poll(status).toBe("visible");
  await ada.getByRole("link", { name: "Decided" }).click();
  await expect(item(ada, "A post of Bruno").first()).toContainText("Ada showed it again.");
  await expectNoBarriers(ada);
  await ada.getByRole("link", { name: "Moderation log" }).click();
  const log = ada.getByRole("main").getByRole("listitem");
  await expect(log.nth(0)).toContainText("Ada showed a post of Bruno again");
  await expect(log.nth(1)).toContainText("Ada hid a post of Bruno: Please stay with the text.");
  await expect(log.nth(2)).toContainText("Ada changed the stock texts");
  await expect(log.nth(3)).toContainText(
    "Dora asked to look at a post: it is not about the text: He sells shoes.",
  );
  await expectNoBarriers(ada);
  await ada.getByLabel("About whom").selectOption("Bruno");
  await ada.getByRole("button", { name: "Show" }).click();
  await expect(log).toHaveCount(2);
  // The log is not open to members, and so is not there for them.
  expect((await page.goto(`/groups/${reading.slug}/moderation-log`))?.status()).toBe(404);
  expect((await page.goto(`/groups/${reading.slug}/review`))?.status()).toBe(404);
  await page.goto("/review");
  await expect(page.getByText("You moderate none yet.")).toBeVisible();
});

test("A group that looks at everything first is set up by its form, and what is held is approved by keys", async ({
  page,
  request,
}) => {
  const reading = await buildReading(TEXT);
  const bruno = await joinAs(reading, "Bruno");
  await signIn(page, reading.organizer);
  const pages = new GroupPages(page, reading.slug);
  await pages.open("settings");
  const form = page.getByRole("region", { name: "Moderation" });
  await form.getByLabel("Everything").check();
  await form.getByLabel("How many first posts").fill("99");
  await form.getByText("What moderators say", { exact: true }).click();
  await form.getByLabel("Stock texts for moderators").fill("Stay with the text.\n\nBe kind.\nPlease.");
  await form.getByText("Flags and the log").click();
  await form.getByLabel("Members may read the moderation log").check();
  await form.getByRole("button", { name: "Set how it is moderated" }).click();
  await expect(form.getByText("Give a number from 1 to 20.")).toBeVisible();
  await expect(form.getByLabel("Members may read the moderation log")).toBeChecked();
  // Somebody else has changed the group meanwhile.
  await set(request, reading, { description: "We walk.", moderation: { words: ["viagra"] } });
  await form.getByLabel("How many first posts").fill("5");
  await form.getByRole("button", { name: "Set how it is moderated" }).click();
  await expect(form.getByText("Changed elsewhere meanwhile, now it is:")).toBeVisible();
  await expect(form.getByText("viagra")).toBeVisible();
  await expect(form.getByLabel("How many first posts")).toHaveValue("5");
  await form.getByLabel("Posts with one of these wait as well").fill("viagra\ncasino");
  await form.getByRole("button", { name: "Set how it is moderated" }).click();
  await expect(form.getByText("Saved.")).toBeVisible();
  const headers = await bearer(reading.organizer.email);
  const { moderation } = await (await request.get(`/api/v1/groups/${reading.slug}`, { headers })).json();
  expect(moderation).toEqual({
    ...UNMODERATED,
    hold: "everything",
    firstPosts: 5,
    words: ["viagra", "casino"],
    isLogOpen: true,
    stockNotes: ["Stay with the text.", "Be kind.\nPlease."],
  });

  await write(request, reading, bruno, "Do we?");
  await write(request, reading, bruno, "We do.");
  await page.goto(`/groups/${reading.slug}/review?show=held`);
  const held = item(page, "A post of Bruno is held: everything is looked at first here");
  await expect(held).toHaveCount(2);
  await untilKeys(page);
  await page.keyboard.press("?");
  await expect(page.getByText("hide, with a reason")).toBeVisible();
  await page.keyboard.press("?");
  await page.keyboard.press("j");
  await expect(held.first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(held.last()).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("r");
  const returning = held
    .first()
    .getByRole("group")
    .filter({ has: page.getByText("Return Bruno") });
  await expect(returning.getByLabel("Why, in your own words")).toBeFocused();
  // In a field keys are letters.
  await page.keyboard.type("a h");
  await expect(page.locator(":focus")).toHaveValue("a h");
  await held.first().getByRole("heading").click();
  await held.first().focus();
  await page.keyboard.press("a");
  await expect(page.getByText("The post of Bruno is shown now.")).toBeVisible();
  await expect(held).toHaveCount(1);
  await expect(held).toBeFocused();
  await expect(held).toContainText("We do.");
  // What was never shown waits again when a decision is taken back, and is not shown by that.
  const theirs = await unfold(held, "Return Bruno");
  await theirs.getByLabel("Why, in your own words").fill("By mistake.");
  await theirs.getByRole("button", { name: "Return it, and tell Bruno why" }).click();
  await expect(page.getByText("The post of Bruno went back to be edited.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Show it again" })).toHaveCount(0);
  await page.getByRole("button", { name: "Take it back into the queue" }).click();
  await expect(held).toContainText("We do.");
  await held.focus();
  await page.keyboard.press("a");
  await expect(page.getByText("Nothing is held.")).toBeVisible();
  await page.goto(`/groups/${reading.slug}/moderation-log`);
  await expect(page.getByText("took a post of Bruno back into the queue")).toBeVisible();
});

test("A member is silenced and kept out on the members’ page, reads why, and is let in again", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(TEXT);
  const bruno = await joinAs(reading, "Bruno");
  const chidi = await joinAs(reading, "Chidi", "moderator");
  const moderator = await elsewhere(chidi);
  const pages = new GroupPages(moderator, reading.slug);
  await pages.open("members");
  await expect(pages.line("Ada").getByText("Keep order")).toHaveCount(0);
  const line = pages.line("Bruno");
  await line.getByText("Keep order").click();
  await line.getByRole("radio", { name: /^Silence/ }).check();
  await line.getByLabel("Silenced until").fill("2020-01-01T10:00");
  await line.getByLabel("Why: Bruno will read this").fill("You shout.");
  await line.getByRole("button", { name: "Do it, and tell Bruno why" }).click();
  await expect(line.getByText("Choose a time that is still to come.")).toBeVisible();
  await expect(line.getByLabel("Why: Bruno will read this")).toHaveValue("You shout.");
  await expect(line.getByRole("radio", { name: /^Silence/ })).toBeChecked();
  await expectNoBarriers(moderator);
  await line.getByLabel("Silenced until").fill("2999-01-01T10:00");
  await line.getByRole("button", { name: "Do it, and tell Bruno why" }).click();
  await expect(moderator.getByText(/Chidi silenced Bruno until .*2999.*: You shout\./)).toBeVisible();
  await expect(line).toContainText("silenced until");
  await expectNoBarriers(moderator);
  const silenced = await request.post(`/api/v1/readings/${reading.id}/annotations`, {
    headers: await bearer(bruno.email),
    data: { passage: { paragraph: 1 }, body: { markdown: "Do we?" } },
  });
  expect(silenced.status()).toBe(403);
  await line.getByRole("button", { name: "Let Bruno write again" }).click();
  await expect(moderator.getByText("Chidi lets Bruno write again")).toBeVisible();
  await expect(line).not.toContainText("silenced until");

  await line.getByText("Keep order").click();
  await line.getByRole("radio", { name: /^Keep out/ }).check();
  await line.getByLabel("Why: Bruno will read this").fill("You shouted again.");
  await line.getByRole("button", { name: "Do it, and tell Bruno why" }).click();
  await expect(moderator.getByText("Chidi keeps Bruno out of the group: You shouted again.")).toBeVisible();
  await expect(moderator.getByRole("region", { name: "Kept out" })).toContainText("Bruno");
  await expectNoBarriers(moderator);

  await signIn(page, bruno);
  await page.goto("/notices");
  await expect(page.getByText("You shouted again.")).toBeVisible();
  await expect(page.getByText(/until .*2999/)).toBeVisible();
  await expectNoBarriers(page);
  await page.goto(`/groups/${reading.slug}`);
  await expect(page.getByRole("button", { name: "Join this group" })).toHaveCount(0);

  const kept = moderator.getByRole("region", { name: "Kept out" });
  await kept.getByRole("button", { name: "Let Bruno come back" }).click();
  await expect(moderator.getByText("Chidi lets Bruno come back")).toBeVisible();
  await expect(kept).toHaveCount(0);
});

test("Whoever is banned while their page is open is told that it is over, why, and finds no way back in", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(TEXT);
  const bruno = await joinAs(reading, "Bruno");
  await write(request, reading, reading.organizer, "Do we?");
  await set(request, reading, { visibility: "private" });
  const invited = await request.post(`/api/v1/groups/${reading.slug}/invitations`, {
    headers: await bearer(reading.organizer.email),
    data: {},
  });
  const { url } = await invited.json();
  await signIn(page, bruno);
  await page.goto(reading.url);
  await expect(page.getByText("Do we?")).toBeVisible();

  const ada = await elsewhere(reading.organizer);
  const pages = new GroupPages(ada, reading.slug);
  await pages.open("members");
  const line = pages.line("Bruno");
  await line.getByText("Keep order").click();
  await line.getByRole("radio", { name: /^Keep out/ }).check();
  await line.getByLabel("Why: Bruno will read this").fill("You shouted again.");
  await line.getByRole("button", { name: "Do it, and tell Bruno why" }).click();
  await expect(ada.getByText("Ada keeps Bruno out of the group: You shouted again.")).toBeVisible();

  await expect(page.getByRole("alert").getByText("You can no longer read this")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  await page.goto("/notices");
  await expect(page.getByText("You shouted again.")).toBeVisible();
  await page.goto(url);
  await expect(page.getByRole("main").getByText("You cannot join this group.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Join the group" })).toHaveCount(0);
  await expectNoBarriers(page);
  await page.goto(reading.url);
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
});

test("The rules are written in the settings, and read before one joins", async ({ elsewhere, page }) => {
  const group = await buildGroup(await buildReader("Ada"), "--public", "--on-request");
  await signIn(page, group.organizer);
  const pages = new GroupPages(page, group.slug);
  expect((await page.goto(`/groups/${group.slug}/rules`))?.status()).toBe(200);
  await expect(page.getByText("Nothing is written yet.")).toBeVisible();
  await page.getByRole("link", { name: "Write them" }).click();
  await page.getByLabel("What members are asked to keep to").fill("Stay with the text.\n\nBe kind.");
  await page.getByRole("button", { name: "Set the rules" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expectNoBarriers(page);

  const bruno = await elsewhere(await buildReader("Bruno"));
  await bruno.goto(`/groups/${group.slug}`);
  await expect(bruno.getByText("Stay with the text.")).toBeVisible();
  await expectNoBarriers(bruno);
  await bruno.getByRole("link", { name: "The rules on a page of their own" }).click();
  await expect(new GroupPages(bruno, group.slug).heading("Rules")).toBeVisible();
  await expect(bruno.getByRole("main").getByRole("paragraph").filter({ hasText: "Be kind." })).toHaveCount(1);
  await expectNoBarriers(bruno);
  await bruno.goto(`/groups/${group.slug}`);
  await bruno.getByLabel("A few words to those who decide").fill("I am kind.");
  await bruno.getByRole("button", { name: "Ask to join" }).click();
  await expect(bruno.getByText("You have asked to join.")).toBeVisible();

  await pages.open("members");
  await page.getByRole("link", { name: "All that waits" }).click();
  const asking = item(page, "Bruno asks to join");
  await expect(asking).toContainText("I am kind.");
  await asking.getByRole("button", { name: "Let Bruno in" }).click();
  await expect(page.getByText("Bruno is in now.")).toBeVisible();
  await bruno.reload();
  await expect(bruno.getByText("You are a member here")).toBeVisible();
});

test("On a phone the settings of moderation fold, and are open where something is wrong", async ({
  page,
}) => {
  const reading = await buildReading(TEXT);
  await signIn(page, reading.organizer);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/groups/${reading.slug}/settings`);
  const form = page.getByRole("region", { name: "Moderation" });
  await expect(form.getByLabel("Stock texts for moderators")).toBeHidden();
  await expect(form.getByLabel("Everything")).toBeVisible();
  await form.getByText("Flags and the log").click();
  await form.getByLabel("How many flags hide a post").fill("1");
  await form.getByText("Flags and the log").click();
  await expect(form.getByLabel("How many flags hide a post")).toBeHidden();
  await form.getByRole("button", { name: "Set how it is moderated" }).click();
  await expect(form.getByLabel("How many flags hide a post")).toBeVisible();
  await expect(form.getByLabel("How many flags hide a post")).toHaveValue("1");
  await expectNoBarriers(page);
});
