import { randomUUID } from "node:crypto";
import { barriers } from "./support/barriers";
import { annotate, buildReader, buildReading, joinAs, signIn } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { buildGroup, buildNamedGroup, GroupPages } from "./support/group-pages";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

/** Several people, one after the other, and many pages. */
test.describe.configure({ timeout: 180_000 });

test("Who asks to join says a few words, which the moderators read, and is declined with a few words", async ({
  elsewhere,
  page,
}) => {
  const group = await buildGroup(await buildReader("Ada"), "--public", "--on-request");
  const bruno = await elsewhere(await buildReader("Bruno"));
  const pages = new GroupPages(bruno, group.slug);
  const message = bruno.getByLabel("A few words to those who decide");
  await pages.open();
  await message.fill("I read slowly.\nAnd aloud.");
  await bruno.context().setOffline(true);
  await bruno.getByRole("button", { name: "Ask to join" }).click();
  await expect(bruno.getByText("The server could not be reached.")).toBeVisible();
  await expect(message).toHaveValue("I read slowly.\nAnd aloud.");
  await bruno.context().setOffline(false);
  await message.fill("x".repeat(1_001));
  await bruno.getByRole("button", { name: "Ask to join" }).click();
  await expect(bruno.getByText("This is too long. A few sentences are enough.")).toBeVisible();
  await expect(message).toHaveValue("x".repeat(1_001));
  await message.fill("I read slowly.\nAnd aloud.");
  await bruno.getByRole("button", { name: "Ask to join" }).click();
  await expect(bruno.getByText("You have asked to join.")).toBeVisible();
  await expect(bruno.getByText("And aloud.")).toBeVisible();
  expect(await barriers(bruno)).toEqual([]);

  await signIn(page, group.organizer);
  const members = new GroupPages(page, group.slug);
  await members.open("members");
  await expect(members.line("Bruno")).toContainText("I read slowly.");
  await members.line("Bruno").getByText("Decline").first().click();
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel("A few words to Bruno").fill("We begin again in spring.");
  await page.getByRole("button", { name: "Decline the request" }).click();
  await expect(page.getByText("The request of Bruno is declined.")).toBeVisible();
  await expect(page.getByText("I read slowly.")).toHaveCount(0);

  await bruno.goto("/");
  await expect(bruno.getByRole("region", { name: "What became of your requests" })).toContainText("spring");
  expect(await barriers(bruno)).toEqual([]);
  await bruno.getByRole("link", { name: group.name }).first().click();
  await expect(bruno.getByText("Your request to join was declined")).toBeVisible();
  await expect(bruno.getByText("We begin again in spring.")).toBeVisible();
  expect(await barriers(bruno)).toEqual([]);
  await message.fill("It is spring.");
  await bruno.getByRole("button", { name: "Ask to join" }).click();
  await expect(bruno.getByText("It is spring.")).toBeVisible();
  await expect(bruno.getByText("was declined")).toHaveCount(0);
});

test("The directory has all public groups, page by page and by their words, also for who is signed out", async ({
  elsewhere,
  page,
}) => {
  const ada = await buildReader("Ada");
  const begun = await elsewhere(ada);
  await begun.goto("/");
  // Without a 3, so that 31 is found in one name alone.
  const word = `Quince${randomUUID().slice(0, 8).replaceAll("3", "x")}`;
  const names = Array.from({ length: 31 }, (_, n) => `${word} ${n + 1}`);
  for (const name of names) {
    const data = { name, visibility: "public", admission: "open" };
    const headers = { origin: new URL(begun.url()).origin };
    expect((await begun.request.post("/api/v1/groups", { headers, data })).status()).toBe(201);
  }
  const hidden = await buildNamedGroup(word, ada);
  await page.goto("/");
  await page.getByRole("link", { name: "All groups that anyone can read" }).click();
  await expect(page.getByRole("heading", { name: "Groups that anyone can read", level: 1 })).toBeVisible();
  await page.getByLabel("Words in a name or a description").fill(word.toLowerCase());
  await page.getByRole("button", { name: "Find" }).click();
  const lines = page.getByRole("main").getByRole("listitem");
  await expect(lines).toHaveCount(30);
  await expect(lines.first()).toContainText("1 member · no texts yet · anyone can join");
  await expect(page.getByText(hidden.name)).toHaveCount(0);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("link", { name: "More groups" }).click();
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText(names[0] ?? "");
  await expect(page.getByLabel("Words in a name or a description")).toHaveValue(word.toLowerCase());

  await page.getByLabel("Words in a name or a description").fill(`${word} nowhere`);
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("No group has all these words")).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("link", { name: "Show all groups" }).click();

  await signIn(page, ada);
  await page.goto(`/groups?q=${word}+31`);
  await expect(lines).toContainText("you are an organizer");
  await lines.getByRole("link").click();
  await expect(page.getByText("You are an organizer here")).toBeVisible();
});

test("An archived group is read and not written in, says so everywhere, and is taken up again", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(["We walk to think.", "And we think to walk."], "On walking");
  await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 1 },
    body: { markdown: "Do we?" },
  });
  const bruno = await elsewhere(await joinAs(reading, "Bruno"));
  const text = new ReadingPage(bruno);
  await text.open(reading.url);
  await signIn(page, reading.organizer);
  const pages = new GroupPages(page, reading.slug);
  await pages.open("settings");
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Archive the group" }).click();
  await expect(page.getByText("This group was archived on")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveCount(0);
  expect(await barriers(page)).toEqual([]);

  // Whose page is open hears of it.
  await text.words(2).press("c");
  await expect(text.composer).toHaveCount(0);
  await text.open(reading.url);
  await expect(bruno.getByText("Do we?")).toBeVisible();
  await expect(bruno.getByText("This group is archived:").first()).toBeVisible();
  expect(await barriers(bruno)).toEqual([]);
  const theirs = new GroupPages(bruno, reading.slug);
  for (const place of ["", "assignments", "members"] as const) {
    await theirs.open(place);
    await expect(bruno.getByText("This group was archived on")).toBeVisible();
    await expect(bruno.getByRole("button", { name: "Take it up again" })).toHaveCount(0);
  }
  await pages.open("invitations");
  await expect(page.getByRole("button", { name: "Make a link" })).toHaveCount(0);
  await pages.open();
  await expect(page.getByRole("link", { name: "Add a text" })).toHaveCount(0);
  await bruno.goto("/");
  await expect(bruno.getByRole("region", { name: "Archived groups" })).toContainText("archived");
  expect(await barriers(bruno)).toEqual([]);

  await page.getByRole("button", { name: "Take it up again" }).click();
  await expect(page.getByText("This group was archived on")).toHaveCount(0);
  await text.open(reading.url);
  await text.words(2).press("c");
  await text.write("Once more.");
  await expect(new Discussion(bruno).thread("Once more.")).toBeVisible();
});

test("An archived text stands apart, takes no words, and comes back at once if that was a slip", async ({
  page,
}) => {
  const reading = await buildReading(["We walk to think."], "On walking");
  await signIn(page, reading.organizer);
  const pages = new GroupPages(page, reading.slug);
  const archive = async () => {
    await pages.open();
    await pages.line("On walking").getByText("Change", { exact: false }).first().click();
    await page.getByRole("button", { name: "Archive this text" }).click();
    await expect(page.getByText("“On walking” is archived.")).toBeVisible();
  };
  await archive();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("status").getByRole("button", { name: "Take it up again" }).click();
  await expect(pages.line("On walking").getByText("Change", { exact: false }).first()).toBeVisible();

  await archive();
  const text = new ReadingPage(page);
  await text.open(reading.url);
  await expect(page.getByText("This reading is archived:")).toBeVisible();
  await text.words(1).press("c");
  await expect(text.composer).toHaveCount(0);
  await pages.open();
  await page.getByRole("group").filter({ hasText: "Archived texts" }).getByRole("button").click();
  await expect(pages.line("On walking").getByText("Change", { exact: false }).first()).toBeVisible();
  await text.open(reading.url);
  await text.words(1).press("c");
  await expect(text.composer).toHaveCount(1);
});

test("Who leaves may give up their name; others see it go, and come back with them", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(["We walk to think."]);
  const bruno = await joinAs(reading, "Bruno");
  await annotate(request, reading, bruno, { passage: { paragraph: 1 }, body: { markdown: "Do we?" } });
  await signIn(page, reading.organizer);
  const text = new ReadingPage(page);
  await text.open(reading.url);
  const thread = new Discussion(page).thread("Do we?");
  await expect(thread).toContainText("Bruno");

  const theirs = await elsewhere(bruno);
  const pages = new GroupPages(theirs, reading.slug);
  await pages.open();
  await theirs.getByText("Leave this group").click();
  await expect(theirs.getByRole("radio", { name: /^your name/ })).toBeChecked();
  await theirs.getByRole("radio", { name: /^“Former member” instead/ }).check();
  expect(await barriers(theirs)).toEqual([]);
  await theirs.getByRole("button", { name: "Leave the group" }).click();
  await expect(theirs).toHaveURL("/");
  await expect(thread).toContainText("Former member");
  await expect(thread).not.toContainText("Bruno");
  expect(await barriers(page)).toEqual([]);

  await pages.open();
  await theirs.getByRole("button", { name: "Join this group" }).click();
  await expect(theirs.getByText("You are a member here")).toBeVisible();
  await expect(thread).toContainText("Bruno");
});
