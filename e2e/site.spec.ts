import { randomUUID } from "node:crypto";
import { expectNoBarriers } from "./support/barriers";
import { bearer, buildReader, buildReading, type Reader, signIn } from "./support/build-reading";
import { colloquy } from "./support/cli";
import { GroupPages } from "./support/group-pages";
import { expect, test } from "./support/people";

/** Several people, one after the other, and many pages. */
test.describe.configure({ timeout: 240_000 });

const PASSWORD = "slow reading by the lake";

const PAGES = ["/site", "/site/accounts", "/site/audit"];

async function buildPerson(name: string, ...more: string[]): Promise<Reader> {
  const email = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}@example.org`;
  await colloquy("user", "add", "--email", email, "--name", name, ...more);
  return { email, name };
}

test("A site admin suspends somebody whose page is open, who is told why when they come back, and lets them in again", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(["We walk to think.", "And we think to walk."], "On walking");
  const closing = { headers: await bearer(reading.organizer.email), data: { visibility: "private" } };
  expect((await request.patch(`/api/v1/groups/${reading.slug}`, closing)).status()).toBe(200);
  const eve = await buildPerson("Eve", "--password", PASSWORD);
  await colloquy("member", "add", "--group", reading.slug, "--email", eve.email, "--role", "member");
  const grace = await buildPerson("Grace", "--admin");
  const open = await elsewhere(eve);
  await open.goto(reading.url);
  await expect(open.getByText("Select words to begin")).toBeVisible();

  await signIn(page, grace);
  await page.goto("/");
  await page.getByRole("button", { name: "Grace" }).click();
  await page.getByRole("link", { name: "Looking after the site" }).click();
  await page.getByRole("link", { name: "Accounts" }).click();
  await expectNoBarriers(page);
  await page.getByLabel("Mail address or handle").fill(eve.email);
  await page.getByRole("button", { name: "Find" }).click();
  const found = page.getByRole("region", { name: "Found" });
  await found.getByRole("button", { name: "Suspend Eve" }).click();
  await expect(found.getByText("Say in a few words why")).toBeVisible();
  await found.getByLabel("Why it is suspended").fill("She sells shoes.");
  await found.getByRole("button", { name: "Suspend Eve" }).click();
  await expect(found.getByRole("button", { name: "Let Eve in again" })).toBeVisible();
  await expect(found).toContainText("She sells shoes.");
  await expectNoBarriers(page);

  await expect(open.getByText("You can no longer read this")).toBeVisible();
  await open.goto("/sign-in");
  await open.getByLabel("E-mail address").fill(eve.email);
  await open.getByLabel("Password").fill(PASSWORD);
  await open.getByRole("button", { name: "Sign in" }).click();
  await expect(open.getByText("This was given as the reason: “She sells shoes.”")).toBeVisible();

  await found.getByRole("button", { name: "Let Eve in again" }).click();
  await expect(found.getByRole("button", { name: "Suspend Eve" })).toBeVisible();
  await open.getByLabel("Password").fill(PASSWORD);
  await open.getByRole("button", { name: "Sign in" }).click();
  await expect(open.getByRole("button", { name: "Eve" })).toBeVisible();

  await page.getByRole("link", { name: "Audit log" }).click();
  await page.getByLabel("By whom, or about whom").fill(eve.email);
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("Grace suspended Eve: She sells shoes.")).toBeVisible();
  await expect(page.getByText("Grace let Eve in again")).toBeVisible();
  await expectNoBarriers(page);
});

test("A site admin looks into a private group with a reason, and the group's log says so", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(["We walk to think."], "On walking");
  const headers = await bearer(reading.organizer.email);
  const closing = { headers, data: { visibility: "private" } };
  expect((await request.patch(`/api/v1/groups/${reading.slug}`, closing)).status()).toBe(200);
  await signIn(page, await buildPerson("Grace", "--admin"));
  expect((await page.goto(reading.url))?.status()).toBe(404);
  await page.goto("/site");
  await expectNoBarriers(page);
  const form = page.getByRole("region", { name: "Look into another group" });
  await form.getByLabel("The group’s address").fill(reading.slug);
  await form.getByLabel("Why you look into it").fill("Bruno has written to us.");
  await form.getByRole("button", { name: "Look into it" }).click();
  await expect(new GroupPages(page, reading.slug).heading("Review")).toBeVisible();
  await expect(page.getByText("You look into this group for the site until")).toBeVisible();
  await expectNoBarriers(page);
  await page.goto(reading.url);
  await expect(page.getByText("We walk to think.")).toBeVisible();

  const ada = await elsewhere(reading.organizer);
  await ada.goto(`/groups/${reading.slug}/moderation-log`);
  await expect(ada.getByText(/Grace, who looks after the site, looked into the group/)).toContainText(
    "Bruno has written to us.",
  );
  await expectNoBarriers(ada);
  for (const path of PAGES) expect((await ada.goto(path))?.status()).toBe(404);
  await ada.goto("/");
  await ada.getByRole("button", { name: "Ada" }).click();
  await expect(ada.getByRole("link", { name: "Your account" })).toBeVisible();
  await expect(ada.getByRole("link", { name: "Looking after the site" })).toHaveCount(0);
});

test("Whoever looks after nothing finds no page of it, and on a phone the pages fit", async ({
  elsewhere,
  page,
}) => {
  expect((await page.goto("/site"))?.status()).toBe(404);
  const nobody = await elsewhere(await buildReader("Nobody"));
  for (const path of PAGES) expect((await nobody.goto(path))?.status()).toBe(404);
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, await buildPerson("Grace", "--admin"));
  for (const path of PAGES) {
    await page.goto(path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
  }
});
