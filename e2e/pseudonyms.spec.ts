import type { Page } from "@playwright/test";
import { expectNoBarriers } from "./support/barriers";
import {
  allowPseudonyms,
  annotate,
  bearPseudonym,
  buildReader,
  buildReading,
  joinAs,
  signIn,
} from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { addMember, GroupPages } from "./support/group-pages";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

// Several people come, each in a browser of their own.
test.describe.configure({ timeout: 240_000 });

const TEXT = ["We walk to think.", "And we think to walk.", "And then we stop."];

const ALLOW = "Members may bear another name here";

async function allow(page: Page, reading: { slug: string }, isAllowed = true): Promise<void> {
  await new GroupPages(page, reading.slug).open("settings");
  await page.getByLabel(ALLOW).setChecked(isAllowed);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
}

/** A reading in which Bruno has written, under another name. */
async function build(page: Page) {
  const reading = await buildReading(TEXT, "On walking");
  const bruno = await joinAs(reading, "Bruno Realname");
  await annotate(page.request, reading, bruno, { passage: { paragraph: 1 }, body: { markdown: "Do we?" } });
  const name = `Heron ${reading.slug.slice(-8)}`;
  await allowPseudonyms(reading, page.request);
  await bearPseudonym(reading, page.request, bruno, name);
  return { reading, bruno, name };
}

test("A member bears another name where the group allows it, and whoever reads along sees it change", async ({
  elsewhere,
  page,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const bruno = await joinAs(reading, "Bruno Realname");
  await annotate(page.request, reading, bruno, {
    passage: { paragraph: 1 },
    body: { markdown: "Do we?" },
  });
  const dora = await elsewhere(await joinAs(reading, "Dora"));
  await new ReadingPage(dora).open(reading.url);
  await expect(dora.getByRole("article", { name: /^Bruno Realname on/ })).toBeVisible();

  const member = await elsewhere(bruno);
  const pages = new GroupPages(member, reading.slug);
  await pages.open();
  await expect(member.getByRole("link", { name: "Bear another name here" })).toHaveCount(0);
  await signIn(page, reading.organizer);
  await allow(page, reading);
  await page.reload();
  await expect(page.getByLabel(ALLOW)).toBeChecked();
  await expectNoBarriers(page);

  await pages.open();
  await member.getByRole("link", { name: "Bear another name here" }).click();
  await expect(pages.heading("Your name here")).toBeVisible();
  await expect(member.getByText("Everybody sees the name that you bear here")).toBeVisible();
  const name = `Heron ${reading.slug.slice(-8)}`;
  await member.getByLabel("The name that you bear here").fill("Dоra");
  await member.getByRole("button", { name: "Bear this name" }).click();
  await expect(member.getByText("could be taken for another’s here")).toBeVisible();
  await expect(member.getByLabel("The name that you bear here")).toHaveValue("Dоra");
  await expectNoBarriers(member);
  await member.getByLabel("The name that you bear here").fill(name);
  await member.getByRole("button", { name: "Bear this name" }).click();
  await expect(member.getByText(`Here you are ${name}`)).toBeVisible();
  await expect(dora.getByRole("article", { name: new RegExp(`^${name} on`) })).toBeVisible();
  await expect(dora.getByText("Realname")).toHaveCount(0);
});

test("Before one writes under another name, the page says to whom it is one", async ({ elsewhere, page }) => {
  const { reading, bruno, name } = await build(page);
  const member = await elsewhere(bruno);
  const dora = await elsewhere(await joinAs(reading, "Dora"));
  const own = new ReadingPage(member);
  await own.open(reading.url);
  await own.words(2).press("c");
  const said = `You write as ${name}. Everybody sees this name; moderators and organizers can see that it is you.`;
  await expect(own.composer).toContainText(said);
  await own.composer.getByLabel("Who sees it").selectOption("me");
  await expect(own.composer).not.toContainText("You write as");
  await own.composer.getByLabel("Who sees it").selectOption("group");
  await expectNoBarriers(member);
  await own.write("Under the trees.");
  const thread = await new Discussion(member).open("Under the trees.");
  await thread.getByRole("button", { name: "Reply", exact: true }).click();
  await expect(thread).toContainText(said);

  const theirs = new ReadingPage(dora);
  await theirs.open(reading.url);
  await expect(dora.getByText("Under the trees.")).toBeVisible();
  await expect(dora.getByText("Realname")).toHaveCount(0);
  await theirs.words(3).press("c");
  await expect(theirs.composer).toBeVisible();
  await expect(theirs.composer).not.toContainText("You write as");

  // Whoever gives the name up elsewhere is told so where they write.
  const other = await member.context().newPage();
  await other.goto(`/groups/${reading.slug}/name`);
  await other.getByRole("button", { name: "Be Bruno Realname here again" }).click();
  await expect(other.getByText("You are a member here")).toBeVisible();
  await expect(member.getByText("You write as")).toHaveCount(0);
});

test("A moderator finds out beside a post whose name it is; turned off again, the setting lays nobody bare", async ({
  elsewhere,
  page,
}) => {
  const { reading, bruno, name } = await build(page);
  const moderator = await elsewhere(await joinAs(reading, "Mona", "moderator"));
  await new ReadingPage(moderator).open(reading.url);
  const more = { name: `More for this post by ${name}` };
  await moderator.getByRole("article", { name: new RegExp(`^${name} on`) }).click();
  await moderator.getByRole("button", more).first().click();
  await moderator.getByRole("menuitem", { name: "Who this is" }).click();
  await expect(moderator.getByText(`${name} is Bruno Realname`)).toBeVisible();
  await expect(new GroupPages(moderator, reading.slug).line(name)).toContainText("account: Bruno Realname");
  await expectNoBarriers(moderator);

  const dora = await elsewhere(await joinAs(reading, "Dora"));
  await new ReadingPage(dora).open(reading.url);
  await dora.getByRole("article", { name: new RegExp(`^${name} on`) }).click();
  await dora.getByRole("button", more).first().click();
  await expect(dora.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
  await expect(dora.getByRole("menuitem", { name: "Who this is" })).toHaveCount(0);

  await signIn(page, reading.organizer);
  await allow(page, reading, false);
  const members = new GroupPages(dora, reading.slug);
  await members.open("members");
  await expect(members.line(name)).toBeVisible();
  await expect(dora.getByText("Realname")).toHaveCount(0);

  const member = await elsewhere(bruno);
  await new GroupPages(member, reading.slug).open();
  await expect(member.getByText(`You bear the name ${name} here.`)).toBeVisible();
  await member.getByRole("link", { name: "Change it" }).click();
  await expect(member.getByText("New names are not chosen in this group any more.")).toBeVisible();
  await expectNoBarriers(member);
  await member.getByRole("button", { name: "Be Bruno Realname here again" }).click();
  await expect(member.getByText("You are a member here")).toBeVisible();
  await expect(member.getByText("You bear the name")).toHaveCount(0);
});

test("Whoever joins may do so under another name, and is seen under no other", async ({
  elsewhere,
  page,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  await signIn(page, reading.organizer);
  const organizers = new GroupPages(page, reading.slug);
  await allowPseudonyms(reading, page.request);
  const link = await organizers.makeLink();

  const invited = await elsewhere(await buildReader("Ines Realname"));
  await invited.goto(link);
  await expectNoBarriers(invited);
  const egret = `Egret ${reading.slug.slice(-8)}`;
  await invited.getByLabel("Another name here, if you like").fill(egret);
  await invited.getByRole("button", { name: "Join the group" }).click();
  await expect(invited.getByText(`You bear the name ${egret} here.`)).toBeVisible();
  await expectNoBarriers(invited);

  const openly = await elsewhere(await buildReader("Otto Realname"));
  await new GroupPages(openly, reading.slug).open();
  await expectNoBarriers(openly);
  await openly.getByLabel("Another name here, if you like").fill(egret);
  await openly.getByRole("button", { name: "Join this group" }).click();
  await expect(openly.getByText("could be taken for another’s here")).toBeVisible();
  await openly.getByLabel("Another name here, if you like").fill("");
  await openly.getByRole("button", { name: "Join this group" }).click();
  await expect(openly.getByText("You are a member here")).toBeVisible();
  await expect(openly.getByText("Ines")).toHaveCount(0);
});

test("An organizer who removes somebody says what their posts bear, and can undo it", async ({
  elsewhere,
  page,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const bruno = await joinAs(reading, "Bruno");
  await addMember(reading, await buildReader("Chidi"));
  await annotate(page.request, reading, bruno, { passage: { paragraph: 1 }, body: { markdown: "Do we?" } });
  const reader = await elsewhere();
  const text = new ReadingPage(reader);
  await text.open(reading.url);
  await expect(reader.getByRole("article", { name: /^Bruno on/ })).toBeVisible();

  await signIn(page, reading.organizer);
  const members = new GroupPages(page, reading.slug);
  await members.open("members");
  const line = members.line("Bruno");
  await line.getByText("Change", { exact: false }).first().click();
  await expectNoBarriers(page);
  await line.getByLabel("“Former member” instead").check();
  await line.getByRole("button", { name: "Remove Bruno" }).click();
  await expect(page.getByText("is removed. What they wrote stays.")).toBeVisible();
  await expect(reader.getByRole("article", { name: /^Former member on/ })).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Take them back" }).click();
  await expect(members.line("Bruno")).toBeVisible();
  await expect(reader.getByRole("article", { name: /^Bruno on/ })).toBeVisible();
});
