import { type Browser, expect, test } from "@playwright/test";
import { expectNoBarriers } from "./support/barriers";
import { annotate, buildReader, buildReading, signIn } from "./support/build-reading";
import { addMember, buildNamedGroup, GroupPages } from "./support/group-pages";

/*
 * Every page that is not the reading page, in its states: on a desk and on the smallest phone, by day and by night,
 * nothing is cut off and axe finds no barrier.
 */

test.describe.configure({ timeout: 300_000 });

const LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkunde";

test("Home, a public group and what is not there, without an account", async ({ page }) => {
  const reading = await buildReading(["We walk to think."], LONG);
  for (const path of ["/", `/groups/${reading.slug}`, "/sign-in", "/sign-up", "/nothing/here"]) {
    await page.goto(path);
    await expectNoBarriers(page);
  }
});

test("Home with groups and without, and the page to start one", async ({ page, request }) => {
  const reading = await buildReading(["We walk to think.", "And we think to walk."], LONG);
  const bruno = await buildReader("Bruno");
  await signIn(page, bruno);
  await page.goto("/");
  await expect(page.getByText("The groups you read with will be here")).toBeVisible();
  await expectNoBarriers(page);

  await addMember(reading, bruno);
  await addMember(await buildNamedGroup(LONG, await buildReader("Ada")), bruno);
  await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 1 },
    body: { markdown: "Do we?" },
  });
  await page.goto("/");
  await expect(page.getByText("1 new")).toBeVisible();
  await expectNoBarriers(page);

  await page.goto("/groups/new");
  await page.getByRole("button", { name: "Start the group" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expectNoBarriers(page);
});

/** A group with somebody who asks to join, who looks at it in a window of their own. */
async function buildAskedGroup(browser: Browser) {
  const group = await buildNamedGroup(LONG, await buildReader(LONG), "--public", "--on-request");
  const asking = await (await browser.newContext()).newPage();
  await signIn(asking, await buildReader(`Someone of the name ${LONG}`.slice(0, 80)));
  await asking.goto(`/groups/${group.slug}`);
  await asking.getByRole("button", { name: "Ask to join" }).click();
  await expect(asking.getByText("You have asked to join.")).toBeVisible();
  return { group, asking };
}

test("A group, for who waits and for its organizer", async ({ page, browser }) => {
  const { group, asking } = await buildAskedGroup(browser);
  await expectNoBarriers(asking);
  await asking.context().close();

  await signIn(page, group.organizer);
  await new GroupPages(page, group.slug).open();
  await page.getByText("Leave this group").click();
  await expectNoBarriers(page);
});

test("The members, with who asks to join, and one who was removed", async ({ page, browser }) => {
  const { group, asking } = await buildAskedGroup(browser);
  await asking.context().close();
  await addMember(group, await buildReader("Chidi"), "moderator");
  await signIn(page, group.organizer);
  const pages = new GroupPages(page, group.slug);
  await pages.open("members");
  await expect(page.getByText("Who asks to join")).toBeVisible();
  for (const fold of await page.getByRole("listitem").locator("summary").all()) await fold.click();
  await expectNoBarriers(page);

  await pages.open("members");
  await pages.remove("Chidi");
  await expect(page.getByText("Chidi is removed.")).toBeVisible();
  await expectNoBarriers(page);
});

test("Settings and invitations, and an invitation as its guest sees it", async ({ page, browser }) => {
  const group = await buildNamedGroup(LONG, await buildReader(LONG));
  await signIn(page, group.organizer);
  const pages = new GroupPages(page, group.slug);
  await pages.open("settings");
  await expectNoBarriers(page);

  const link = await pages.makeLink();
  await pages.invite(`${"long".repeat(12)}@example.org`);
  await expectNoBarriers(page);

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link);
  await expectNoBarriers(guest);
  await guest.goto("/invitations/no-such-token");
  await expectNoBarriers(guest);
  await guest.context().close();
});

test("Importing a text, and looking at it before it is published", async ({ page }) => {
  const group = await buildNamedGroup(LONG, await buildReader("Ada"));
  await signIn(page, group.organizer);
  await new GroupPages(page, group.slug).open("import");
  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expectNoBarriers(page);

  const words = `Home | About | Contact\n\nOn walking\n\n${LONG} ${"is walked to. ".repeat(9)}\n\n“A road.”`;
  await page.getByLabel("The words").fill(words);
  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(page.getByRole("heading", { name: "Before it is published" })).toBeVisible();
  await expectNoBarriers(page);
});

test("The account, and who is no member of a group", async ({ page }) => {
  const reading = await buildReading(["We walk to think."]);
  await signIn(page, await buildReader("Bruno"));
  await page.goto("/account");
  await expectNoBarriers(page);
  await page.goto(`/groups/${reading.slug}`);
  await expect(page.getByRole("button", { name: "Join this group" })).toBeVisible();
  await expectNoBarriers(page);
  await page.goto("/groups/no-such-group");
  await expectNoBarriers(page);
});

test("What breaks in the app when a form is sent is not called a server out of reach", async ({ page }) => {
  await signIn(page, await buildReader("Bruno"));
  await page.goto("/groups/new");
  const broken = '0:{"a":"$@1","f":"","b":"now"}\n1:E{"digest":"broken in a test"}\n';
  await page.route("/groups/new", (route) =>
    route.fulfill({ status: 500, contentType: "text/x-component", body: broken }),
  );
  await page.getByLabel("Name").fill("Walkers");
  await page.getByRole("button", { name: "Start the group" }).click();
  await expect(page.getByText("What you had saved is safe; what you were typing may be lost.")).toBeVisible();
  await expect(page.getByText("The server could not be reached")).toHaveCount(0);
});

test("What something else answers in the app's place leaves the form as it was typed", async ({ page }) => {
  await signIn(page, await buildReader("Bruno"));
  await page.goto("/groups/new");
  await page.route("/groups/new", (route) => route.fulfill({ status: 500, body: "not the app" }));
  await page.getByLabel("Name").fill("Walkers");
  await page.getByRole("button", { name: "Start the group" }).click();
  await expect(page.getByText("The server could not be reached. Nothing you typed is lost")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Walkers");
});

test("A page that breaks says so", async ({ page }) => {
  await signIn(page, await buildReader("Bruno"));
  await page.addInitScript(() => {
    Array.prototype.toReversed = () => {
      throw new Error("broken in a test");
    };
  });
  await page.goto("/groups/new");
  await expect(page.getByRole("heading", { name: "Something went wrong" })).toBeVisible();
  await expectNoBarriers(page);
});
