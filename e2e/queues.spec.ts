import type { APIRequestContext } from "@playwright/test";
import { expectNoBarriers } from "./support/barriers";
import {
  annotate,
  type BuiltReading,
  bearer,
  buildReading,
  joinAs,
  type Reader,
  signIn,
} from "./support/build-reading";
import { colloquy } from "./support/cli";
import { buildFlagged, flag, item, TEXT, unfold, untilKeys, write } from "./support/keep-order";
import { expect, test } from "./support/people";

/** Several people, one after the other, and many pages. */
test.describe.configure({ timeout: 240_000 });

/** What waits about a post, as the queue across one's groups tells it. */
async function waitingAbout(request: APIRequestContext, { organizer }: BuiltReading, post: string) {
  const headers = await bearer(organizer.email);
  const { items } = await (await request.get("/api/v1/review", { headers })).json();
  return items.find((one: { post: { id: string } }) => one.post.id === post) as {
    id: string;
    version: number;
  };
}

async function decideAs(request: APIRequestContext, { email }: Reader, id: string, version: number) {
  const data = { action: "keep", version };
  const headers = await bearer(email);
  expect((await request.post(`/api/v1/review/${id}/decision`, { headers, data })).status()).toBe(200);
}

test("Of two moderators who decide at once the second is told, and what they typed is kept", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const bruno = await joinAs(reading, "Bruno");
  const dora = await joinAs(reading, "Dora");
  const chidi = await joinAs(reading, "Chidi", "moderator");
  const [one, other] = [
    await write(request, reading, bruno, "Buy my shoes."),
    await write(request, reading, bruno, "Buy my hats."),
  ];
  await flag(request, dora, one, "");
  await signIn(page, chidi);
  await page.goto(`/groups/${reading.slug}/review`);
  const flagged = item(page, "Somebody asks to look at a post of Bruno");
  await expect(flagged).toHaveCount(1);
  const returning = await unfold(flagged, "Return Bruno");
  await returning.getByLabel("Why, in your own words").fill("Say it without the shoes.");

  // What comes meanwhile is offered, and moves nothing.
  await flag(request, dora, other, "");
  await expect(page.getByText("One more waits by now.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Review 2 wait" })).toBeVisible();
  await expect(flagged).toHaveCount(1);

  const ada = await elsewhere(reading.organizer);
  await ada.goto(`/groups/${reading.slug}/review`);
  const first = item(ada, "Somebody asks to look at a post of Bruno").filter({ hasText: "shoes" });
  await first.getByRole("button", { name: "Keep the post of Bruno" }).click();
  await expect(ada.getByText("You looked at the post of Bruno, and it stays as it is.")).toBeVisible();

  await flagged.getByRole("button", { name: "Return it, and tell Bruno why" }).click();
  const answer = page.getByRole("main").getByRole("alert");
  await expect(answer).toContainText("Somebody else has decided on this meanwhile");
  await expect(answer).toContainText("Ada looked at it, and it stays as it is.");
  await expect(answer).toContainText("Say it without the shoes.");
  await expectNoBarriers(page);
  await expect(flagged).toHaveCount(1);
  await expect(flagged).toContainText("hats");

  // What has come to it since is shown, and the note waits for what one says then.
  await unfold(flagged, "Return Bruno");
  await returning.getByLabel("Why, in your own words").fill("Say it without the hats.");
  await flag(request, reading.organizer, other, "I do not like hats.");
  await flagged.getByRole("button", { name: "Return it, and tell Bruno why" }).click();
  const anew = item(page, "2 members ask to look at a post of Bruno");
  await expect(anew).toContainText("I do not like hats.");
  const kept = anew.getByRole("group").filter({ has: page.getByText("Return Bruno") });
  await expect(kept.getByLabel("Why, in your own words")).toHaveValue("Say it without the hats.");
  await anew.getByRole("button", { name: "Return it, and tell Bruno why" }).click();
  await expect(page.getByText("The post of Bruno went back to be edited.")).toBeVisible();
});

test("Without scripts what waits is decided as well, and the note is shown before it is sent", async ({
  browser,
  request,
}) => {
  const { reading } = await buildFlagged(request, "");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, reading.organizer);
  await page.goto(`/groups/${reading.slug}/review`);
  const flagged = item(page, "Somebody asks to look at a post of Bruno");
  const hiding = await unfold(flagged, "Hide Bruno");
  await hiding.getByLabel("Why, in your own words").fill("Sell them elsewhere.");
  await hiding.getByRole("button", { name: "Show it first as it will be read" }).click();
  await expect(hiding.getByText("As Bruno will read it:")).toBeVisible();
  await expect(hiding.getByLabel("Why, in your own words")).toHaveValue("Sell them elsewhere.");
  await flagged.getByRole("button", { name: "Hide it, and tell Bruno why" }).click();
  await expect(page.getByText("The post of Bruno is hidden.")).toBeVisible();
  await page.getByRole("button", { name: "Show it again" }).click();
  await expect(page.getByText("The post of Bruno is hidden.")).toHaveCount(0);
  await page.goto(`/groups/${reading.slug}/moderation-log`);
  await expect(page.getByText("Ada showed a post of Bruno again")).toBeVisible();
  await context.close();
});

test("What waits in several groups is one page, decided there by keys from one group to the next, and fits a phone", async ({
  page,
  request,
}) => {
  const one = await buildReading(TEXT, "On walking");
  const other = await buildReading(TEXT, "On thinking");
  const bruno = await joinAs(one, "Bruno", "moderator");
  await colloquy("member", "add", "--group", other.slug, "--email", bruno.email, "--role", "moderator");
  for (const [reading, words] of [
    [one, "Buy my shoes."],
    [other, "Buy my hats."],
  ] as const) {
    const writer = await joinAs(reading, "Wanda");
    const post = await write(request, reading, writer, words);
    await flag(request, await joinAs(reading, "Dora"), post, "It sells.");
  }
  await signIn(page, bruno);
  await page.goto("/review");
  const flagged = item(page, "Somebody asks to look at a post of Wanda");
  await expect(flagged).toHaveCount(2);
  await expectNoBarriers(page);
  await untilKeys(page);
  await page.keyboard.press("j");
  await expect(flagged.first()).toBeFocused();
  await page.keyboard.press("j");
  await expect(flagged.last()).toBeFocused();
  await page.keyboard.press("k");
  await expect(flagged.first()).toBeFocused();
  await page.keyboard.press("e");
  await expect(page.getByText("You looked at the post of Wanda, and it stays as it is.")).toBeVisible();
  await expect(flagged).toHaveCount(1);
  const hiding = await unfold(flagged, "Hide Wanda");
  await hiding.getByLabel("Why, in your own words").fill("Sell elsewhere.");
  await hiding.getByRole("button", { name: "Hide it, and tell Wanda why" }).click();
  await expect(page.getByText("The post of Wanda is hidden.")).toBeVisible();
  await expect(flagged).toHaveCount(0);
  await page.getByRole("button", { name: "Show it again" }).click();
  await expect(page.getByRole("link", { name: /^Readers/ })).toHaveCount(2);
});

test("How much waits is told to open pages as it changes, and while nothing is heard they ask", async ({
  elsewhere,
  page,
  request,
}) => {
  const { reading, bruno, dora, post } = await buildFlagged(request, "");
  const chidi = await joinAs(reading, "Chidi", "moderator");
  await signIn(page, chidi);
  const isLive = page.waitForResponse(/review\/live/);
  await page.goto(`/groups/${reading.slug}`);
  await isLive;
  await expect(page.getByRole("link", { name: "Review 1 waits" })).toBeVisible();
  const hats = await write(request, reading, bruno, "Buy my hats.");
  await flag(request, dora, hats, "");
  await expect(page.getByRole("link", { name: "Review 2 wait" })).toBeVisible({ timeout: 2_000 });

  // In the queue itself, another decides on one thing while another comes.
  await page.goto("/review");
  await expect(item(page, "Somebody asks to look at a post of Bruno")).toHaveCount(2);
  const ada = await elsewhere(reading.organizer);
  const { version, id } = await waitingAbout(request, reading, post);
  await decideAs(request, reading.organizer, id, version);
  await expect(page.getByText("1 waits")).toBeVisible();
  await flag(request, dora, await write(request, reading, bruno, "Buy my gloves."), "");
  await expect(page.getByText("One more waits by now.")).toBeVisible();
  await page.getByRole("link", { name: "Show what is new" }).click();
  await expect(item(page, "Somebody asks to look at a post of Bruno").last()).toContainText("gloves");

  // Where no stream comes through, the page asks when it is looked at again.
  await ada.route(/review\/live/, (route) => route.abort());
  await ada.goto(`/groups/${reading.slug}/review`);
  await expect(ada.getByRole("link", { name: "Review 2 wait" })).toBeVisible();
  await flag(request, dora, await write(request, reading, bruno, "Buy my scarves."), "");
  await ada.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(ada.getByRole("link", { name: "Review 3 wait" })).toBeVisible();
});

test("Whose highlight is hidden reads why, and asks once for another look", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(TEXT);
  const bruno = await joinAs(reading, "Bruno");
  const dora = await joinAs(reading, "Dora");
  const mark = await annotate(request, reading, bruno, { passage: { paragraph: 1 }, kind: "highlight" });
  const flagged = await request.post(`/api/v1/annotations/${mark.id}/flags`, {
    headers: await bearer(dora.email),
    data: { reason: "off-text", note: "" },
  });
  expect(flagged.status()).toBe(201);
  const headers = await bearer(reading.organizer.email);
  const { items } = await (await request.get("/api/v1/review", { headers })).json();
  const data = { action: "hide", note: "Not here.", version: items[0].version };
  await request.post(`/api/v1/review/${items[0].id}/decision`, { headers, data });

  await signIn(page, bruno);
  await page.goto("/notices");
  await page.getByRole("main").getByRole("link", { name: /hid/ }).click();
  await expect(page.getByRole("heading", { name: "A highlight of yours" })).toBeVisible();
  await expect(page.getByText("Not here.")).toBeVisible();
  await expectNoBarriers(page);
  await page.getByLabel("Why they should").fill("It is what the text says.");
  await page.getByRole("button", { name: "Ask them" }).click();
  await expect(page.getByText("You have asked once that it be looked at again")).toBeVisible();
  await expect(page.getByRole("button", { name: "Ask them" })).toHaveCount(0);

  const ada = await elsewhere(reading.organizer);
  await ada.goto(`/groups/${reading.slug}/review?show=appeals`);
  const asked = item(ada, "Bruno asks for another look at a highlight that is hidden");
  await expect(asked).toContainText("It is what the text says.");
});
