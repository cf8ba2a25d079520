import type { Page } from "@playwright/test";
import { barriers } from "./support/barriers";
import { annotate, buildReader, buildReading, joinAs, signIn } from "./support/build-reading";
import { colloquy } from "./support/cli";
import { Discussion } from "./support/discussion";
import { addMember, buildGroup, GroupPages } from "./support/group-pages";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

const TEXT = [
  "We walk to think, and some of us think only while we walk.",
  "The road does half of the work, and it does not ask to be thanked.",
];

test("Ada starts a group, and stands in it as its organizer", async ({ page }) => {
  await signIn(page, await buildReader("Ada"));
  await page.goto("/");
  await expect(page.getByText("The groups you read with will be here")).toBeVisible();
  await page.getByRole("link", { name: "Start a group" }).click();

  await page.getByRole("button", { name: "Start the group" }).click();
  await expect(page.getByText("Give the group a name.")).toBeVisible();

  await page.getByLabel("Name").fill("Walkers & thinkers");
  await page.getByLabel("What it is about").fill("One essay a month, read on foot.");
  await expect(page.getByText("People join by invitation.", { exact: false })).toBeVisible();
  await page.getByLabel("Anyone", { exact: false }).first().check();
  await page.getByLabel("One asks, and a moderator answers").check();
  await page.getByRole("button", { name: "Start the group" }).click();

  await expect(page).toHaveURL(/\/groups\/walkers-thinkers(-\d+)?$/);
  await expect(page.getByRole("heading", { name: "Walkers & thinkers", level: 1 })).toBeVisible();
  await expect(page.getByText("One essay a month, read on foot.")).toBeVisible();
  await expect(page.getByText("Anyone can read this group")).toBeVisible();
  await expect(page.getByText("You are an organizer here")).toBeVisible();
  await expect(page.getByText("Add the first one")).toBeVisible();
});

test("What is typed while the server is away stays where it is, and is sent once it is back", async ({
  page,
}) => {
  const unreached = page.getByText("The server could not be reached. Nothing you typed is lost");
  await signIn(page, await buildReader("Ada"));
  await page.goto("/groups/new");
  await page.getByLabel("Name").fill("Walkers");
  await page.getByLabel("Anyone", { exact: false }).first().check();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Start the group" }).click();
  await expect(unreached).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await expect(page.getByLabel("Name")).toHaveValue("Walkers");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Start the group" }).click();
  await expect(page.getByText("Anyone can read this group")).toBeVisible();

  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByLabel("What it is about").fill("One essay a month.");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(unreached).toBeVisible();
  await expect(page.getByText("Changed elsewhere meanwhile")).toHaveCount(0);
  await page.getByLabel("What it is about").fill("One essay a month, read on foot.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(unreached).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(unreached).toHaveCount(0);

  // While it is started anew, a proxy in front of it answers.
  await page.getByLabel("What it is about").fill("One essay a month, read on foot, aloud.");
  await page.route("**/settings", (route) =>
    route.request().method() === "POST"
      ? route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad Gateway</h1>" })
      : route.fallback(),
  );
  await page.getByRole("button", { name: "Save" }).click();
  await expect(unreached).toBeVisible();
  await page.unroute("**/settings");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("What it is about")).toHaveValue("One essay a month, read on foot, aloud.");

  // Whose session has ended meanwhile keeps the words, too.
  await page.getByLabel("What it is about").fill("Nothing of this is lost.");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Sign in first.")).toBeVisible();
  await expect(page.getByLabel("What it is about")).toHaveValue("Nothing of this is lost.");
});

test("Before somebody is removed the page says what they lose", async ({ page }) => {
  const group = await buildGroup(await buildReader("Ada"));
  await addMember(group, await buildReader("Bruno"));
  await signIn(page, group.organizer);
  const pages = new GroupPages(page, group.slug);
  const unfold = async () => {
    await pages.open("members");
    await pages.line("Bruno").getByText("Change", { exact: false }).first().click();
  };
  await unfold();
  await expect(page.getByText("Once removed, Bruno can neither read nor write here")).toBeVisible();
  await pages.open("settings");
  await page.getByLabel("Anyone", { exact: false }).first().check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await unfold();
  await expect(page.getByText("Once removed, Bruno can read along, but not write here.")).toBeVisible();
});

test("A group that is to be two things at once is not made by the command line", async () => {
  const { email } = await buildReader("Ada");
  for (const flags of [
    ["--open", "--on-request"],
    ["--open", "--by-invitation"],
    ["--on-request", "--by-invitation"],
    ["--public", "--private"],
  ])
    await expect(colloquy("group", "add", "--name", "Both", "--owner", email, ...flags)).rejects.toThrow(
      /cannot be used with option/,
    );
});

test("Who waits can take the request back also when the group has turned private, and then knows of it no more", async ({
  elsewhere,
  page,
}) => {
  const group = await buildGroup(await buildReader("Ada"), "--public", "--on-request");
  const bruno = await elsewhere(await buildReader("Bruno"));
  const pages = new GroupPages(bruno, group.slug);
  await pages.open();
  await bruno.getByRole("button", { name: "Ask to join" }).click();
  await expect(bruno.getByText("You have asked to join.")).toBeVisible();
  await signIn(page, group.organizer);
  await new GroupPages(page, group.slug).open("settings");
  await page.getByLabel("Members only", { exact: false }).first().check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  await bruno.goto("/");
  await bruno.getByRole("link", { name: group.slug }).click();
  await expect(pages.heading("You have asked to join this group")).toBeVisible();
  await expect(bruno.getByText(group.name)).toHaveCount(0);
  expect(await barriers(bruno)).toEqual([]);
  await bruno.getByRole("button", { name: "Withdraw the request" }).click();
  await expect(bruno).toHaveURL(/\/$/);
  await expect(bruno.getByText(group.slug)).toHaveCount(0);
  expect(await pages.open()).toBe(404);
});

test("Who asks to join waits, may take it back and ask again, and is let in or declined", async ({
  elsewhere,
  page,
}) => {
  const group = await buildGroup(await buildReader("Ada"), "--public", "--on-request");
  await signIn(page, group.organizer);
  const members = new GroupPages(page, group.slug);

  const bruno = await elsewhere(await buildReader("Bruno"));
  await new GroupPages(bruno, group.slug).open();
  await bruno.getByRole("button", { name: "Ask to join" }).click();
  await expect(bruno.getByText("You have asked to join.")).toBeVisible();
  await bruno.goto("/");
  await expect(bruno.getByText("waiting for an answer")).toBeVisible();
  await members.open("members");
  await expect(page.getByText("Who asks to join")).toBeVisible();

  await new GroupPages(bruno, group.slug).open();
  await bruno.getByRole("button", { name: "Withdraw the request" }).click();
  await expect(bruno.getByRole("button", { name: "Ask to join" })).toBeVisible();
  await page.getByRole("button", { name: "Let Bruno in" }).click();
  await expect(page.getByText("Nobody is waiting here any more")).toBeVisible();

  await bruno.getByRole("button", { name: "Ask to join" }).click();
  await expect(bruno.getByText("You have asked to join.")).toBeVisible();
  await members.open("members");
  await members.line("Bruno").getByText("Decline").first().click();
  await page.getByRole("button", { name: "Decline the request" }).click();
  await expect(page.getByText("The request of Bruno is declined.")).toBeVisible();
  await expect(page.getByText("Who asks to join")).toHaveCount(0);

  await bruno.reload();
  await bruno.getByRole("button", { name: "Ask to join" }).click();
  await expect(bruno.getByText("You have asked to join.")).toBeVisible();
  await members.open("members");
  await page.getByRole("button", { name: "Let Bruno in" }).click();
  await expect(page.getByText("Bruno is in now.")).toBeVisible();
  await expect(members.line("Bruno")).toContainText("member");
  await bruno.reload();
  await expect(bruno.getByText("You are a member here")).toBeVisible();

  const status = page.getByRole("main").getByRole("status");
  await members.changeRole("Bruno", /^Moderator/);
  await expect(status).toHaveText("Bruno is a moderator now.");
  await members.changeRole("Ada", /^Organizer/);
  await expect(status).toHaveText("Ada is an organizer now.");
  await members.line("Bruno").getByRole("button", { name: "Remove Bruno" }).click();
  await expect(status).toContainText("Bruno is removed.");
});

test("An observer reads along; made a member, they write", async ({ elsewhere, page }) => {
  const reading = await buildReading(TEXT);
  const olive = await elsewhere(await joinAs(reading, "Olive", "observer"));
  const text = new ReadingPage(olive);
  await text.open(reading.url);
  await text.words(1).press("c");
  await expect(text.composer).toHaveCount(0);

  await signIn(page, reading.organizer);
  const members = new GroupPages(page, reading.slug);
  await members.open("members");
  await members.changeRole("Olive", /^Member/);
  await expect(page.getByText("Olive is a member now.")).toBeVisible();

  await text.open(reading.url);
  await text.words(1).press("c");
  await text.write("Now I may.");
  await expect(new Discussion(olive).thread("Now I may.")).toBeVisible();
});

test("The last organizer cannot become something else, and leaves by naming another there and then", async ({
  elsewhere,
  page,
}) => {
  const group = await buildGroup(await buildReader("Ada"));
  await signIn(page, group.organizer);
  const pages = new GroupPages(page, group.slug);
  await pages.open();
  await page.getByText("Leave this group").click();
  await expect(page.getByText("You are the only one here")).toBeVisible();

  const bruno = await buildReader("Bruno");
  await addMember(group, bruno);
  await pages.open("members");
  await pages.changeRole("Ada", /^Member/);
  await expect(page.getByText("A group needs an organizer, and there is no other.")).toBeVisible();

  await pages.open();
  await page.getByText("Leave this group").click();
  await page.getByRole("button", { name: "Hand over and leave" }).click();
  await expect(page.getByText("A group needs an organizer, and there is no other.")).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  const heir = page.getByLabel("Who runs the group from now on");
  await heir.selectOption(await page.getByRole("option", { name: /^Bruno/ }).innerText());
  await page.getByRole("button", { name: "Hand over and leave" }).click();
  await expect(page).toHaveURL("/");
  expect(await pages.open()).toBe(404);

  const theirs = await elsewhere(bruno);
  await new GroupPages(theirs, group.slug).open();
  await expect(theirs.getByText("You are an organizer here")).toBeVisible();
});

test("Where another organizer remains, one steps down, and may simply leave", async ({ page }) => {
  const group = await buildGroup(await buildReader("Ada"));
  await addMember(group, await buildReader("Bruno"), "organizer");
  await signIn(page, group.organizer);
  const pages = new GroupPages(page, group.slug);
  await pages.open("members");
  await pages.changeRole("Ada", /^Member/);
  await expect(pages.line("Ada")).toContainText("member");
  await pages.open();
  await expect(page.getByText("You are a member here")).toBeVisible();
  await pages.leave();
  await expect(page).toHaveURL("/");
  expect(await pages.open()).toBe(404);
});

test("Who is removed while they read hears nothing more, and the group is gone for them", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(TEXT);
  await signIn(page, reading.organizer);
  const pages = new GroupPages(page, reading.slug);
  await pages.open("settings");
  await page.getByLabel("Members only", { exact: false }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  const bruno = await elsewhere(await joinAs(reading, "Bruno"));
  const text = new ReadingPage(bruno);
  await text.open(reading.url);
  await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 1 },
    body: { markdown: "While he is here." },
  });
  await expect(bruno.getByText("While he is here.")).toBeVisible();

  const refused = bruno.waitForResponse(
    (answer) => answer.url().includes("/live") && answer.status() === 404,
  );
  await pages.open("members");
  await pages.remove("Bruno");
  await expect(page.getByText("Bruno is removed. What they wrote stays.")).toBeVisible();
  await refused;
  await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 2 },
    body: { markdown: "After he has gone." },
  });
  await text.words(2).press("c");
  await expect(bruno.getByText("After he has gone.")).toHaveCount(0);

  expect((await bruno.goto(reading.url))?.status()).toBe(404);
  expect(await new GroupPages(bruno, reading.slug).open()).toBe(404);
  await bruno.goto("/");
  await expect(bruno.getByText("The groups you read with will be here")).toBeVisible();

  await page.getByRole("button", { name: "Take them back" }).click();
  await expect(pages.line("Bruno")).toContainText("member");
  expect((await bruno.goto(reading.url))?.status()).toBe(200);
});

test("A private group is not there for a stranger, nor for who is signed out, exactly like a missing one", async ({
  elsewhere,
  page,
}) => {
  const group = await buildGroup(await buildReader("Ada"));
  const stranger = await elsewhere(await buildReader("Mallory"));
  /** The page's words and its address, without what differs from one address to the next anyway. */
  const told = async (who: Page, slug: string, place: string) => {
    const answer = await who.goto(`/groups/${slug}${place}`);
    await expect(who.getByRole("heading", { level: 1 })).toBeVisible();
    const text = await who.locator("body").innerText();
    return { status: answer?.status(), text, title: await who.title() };
  };
  for (const who of [stranger, page])
    for (const place of ["", "/members", "/invitations", "/settings", "/import"]) {
      const there = await told(who, group.slug, place);
      expect(there).toEqual(await told(who, "no-such-group", place));
      expect(there.status).toBe(404);
      expect(there.text).not.toContain(group.name);
    }
  await page.goto(`/groups/${group.slug}`);
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(`/groups/${group.slug}`)}`);
});

test("A public group is read without an account, from the first page to its conversation", async ({
  page,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 1, quote: "We walk to think" },
    body: { markdown: "Do we?" },
  });
  const pages = new GroupPages(page, reading.slug);
  await pages.open();
  await expect(page.getByRole("link", { name: "Sign in to join" })).toBeVisible();
  await expect(page.getByText("new", { exact: false }).filter({ hasText: /\d+ new/ })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Members" })).toHaveCount(0);
  expect(await pages.open("members")).toBe(404);

  await pages.open();
  await page.getByRole("link", { name: "On walking" }).click();
  await expect(page.getByText("We walk to think, and some")).toBeVisible();
  await expect(page.getByText("Do we?")).toBeVisible();
});

test("The home page says what is new in one's groups, and where one stopped", async ({ page, request }) => {
  const long = Array.from({ length: 30 }, (_, at) => `This is part ${at + 1}. ${"It goes on. ".repeat(40)}`);
  const reading = await buildReading(long, "A long walk");
  const bruno = await joinAs(reading, "Bruno", "observer");
  for (const markdown of ["One thing.", "Another."])
    await annotate(request, reading, reading.organizer, { passage: { paragraph: 1 }, body: { markdown } });
  await signIn(page, bruno);
  await page.goto("/");
  const line = page.getByRole("main").getByRole("listitem").filter({ hasText: "A long walk" });
  await expect(line).toContainText("2 new");
  await expect(line.getByRole("link", { name: /^Go on/ })).toHaveCount(0);

  const text = new ReadingPage(page);
  await text.open(reading.url);
  await text.count(1).click();
  await new Discussion(page).open("One thing.");
  await new Discussion(page).open("Another.");
  const unread = async () => {
    const answer = await page.request.get(`/api/v1/readings/${reading.id}/annotations?unread=true`);
    return (await answer.json()).items.length;
  };
  await expect.poll(unread).toBe(0);
  const around = await Promise.all(
    [19, 20, 21].map((number) => text.paragraph(number).getAttribute("data-key")),
  );
  const remembered = page.waitForResponse((answer) => {
    if (!answer.url().endsWith("/read-marks")) return false;
    const { stoppedAt } = answer.request().postDataJSON();
    return answer.ok() && around.includes(stoppedAt ?? "");
  });
  await text.paragraph(20).evaluate((element) => element.scrollIntoView({ block: "start" }));
  await remembered;

  await expect(async () => {
    await page.goto("/");
    await expect(line).not.toContainText("new", { timeout: 500 });
  }).toPass();
  await line.getByRole("link", { name: /^Go on at ¶(19|20|21)$/ }).click();
  await expect(page).toHaveURL(/#p(19|20|21)$/);
  await expect(text.paragraph(20)).toBeInViewport();
});
