import { expectNoBarriers } from "./support/barriers";
import { annotate, bearer, buildReading, joinAs, signIn } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

const TEXT = ["We walk to think, and slowly.", "The road does half of the work."];
const at = (quote: string, markdown: string) => ({ passage: { paragraph: 1, quote }, body: { markdown } });

test.describe.configure({ timeout: 240_000 });

test("Dora mutes Chidi, also in what comes later, and takes it back where she sees whom she has muted", async ({
  page,
  elsewhere,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const [bruno, chidi, dora] = [
    await joinAs(reading, "Bruno"),
    await joinAs(reading, "Chidi"),
    await joinAs(reading, "Dora"),
  ];
  const thread = await annotate(request, reading, chidi, at("think", "Nobody thinks here"));
  const headers = await bearer(bruno.email);
  const answered = await request.post(`/api/v1/annotations/${thread.id}/posts`, {
    headers,
    data: { body: { markdown: "I do, at times" } },
  });
  expect(answered.status()).toBe(201);
  await annotate(request, reading, chidi, {
    passage: { paragraph: 1, quote: "slowly" },
    kind: "highlight",
    body: undefined,
  });

  await signIn(page, dora);
  const [text, talk] = [new ReadingPage(page), new Discussion(page)];
  await text.open(reading.url);
  const painted = async () => Object.values(await text.marks()).flat();
  await expect.poll(painted).toEqual(expect.arrayContaining(["think", "slowly"]));
  await talk.choose("Nobody thinks here", "Mute Chidi");

  const told = page.getByRole("status").filter({ hasText: "You have muted Chidi" });
  await expect(told).toBeVisible();
  await expect(talk.post("Nobody thinks here")).toHaveCount(0);
  await expect(talk.post("By somebody you have muted · Show").first()).toBeFocused();
  await expect(talk.post("I do, at times")).toBeVisible();
  await expect.poll(painted).not.toContain("slowly");
  expect(await painted()).toContain("think");

  await told.getByRole("button", { name: "Undo" }).click();
  await expect(talk.post("Nobody thinks here")).toBeVisible();
  await expect.poll(painted).toContain("slowly");
  await talk.choose("Nobody thinks here", "Mute Chidi");
  await expect(told).toBeVisible();
  await expectNoBarriers(page);

  // He writes on, in a page that shows nothing of it.
  const his = await elsewhere(chidi);
  const [hisText, hisTalk] = [new ReadingPage(his), new Discussion(his)];
  await hisText.open(reading.url);
  await hisTalk.reply("Nobody thinks here", "Still nobody");
  const hidden = talk.post("By somebody you have muted");
  await expect(hidden).toHaveCount(2);
  await expect(page.getByText("Still nobody")).toHaveCount(0);
  await expect(talk.thread("I do, at times").getByText("New", { exact: true })).toHaveCount(1);
  await hidden.last().getByRole("button", { name: "Show" }).click();
  await expect(talk.post("Still nobody")).toBeFocused();

  await text.open(reading.url);
  await expect(talk.post("By somebody you have muted").first()).toBeVisible();
  expect(await painted()).not.toContain("slowly");

  await page.goto(`/groups/${reading.slug}`);
  await page.getByRole("link", { name: "What you have muted" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "What you have muted" })).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Unmute Chidi" }).click();
  await expect(page.getByRole("main")).toContainText("You have muted nobody here.");
  await text.open(reading.url);
  await talk.open("Nobody thinks here");
  await expect(talk.post("Still nobody")).toBeVisible();
});

test("Dora mutes a thread: it is one line, nothing in it is new, and she hears of it again when she says so", async ({
  page,
  request,
}) => {
  const reading = await buildReading(TEXT, "On roads");
  const [bruno, dora] = [await joinAs(reading, "Bruno"), await joinAs(reading, "Dora")];
  const thread = await annotate(request, reading, bruno, at("think", "Round and round"));

  await signIn(page, dora);
  const [text, talk] = [new ReadingPage(page), new Discussion(page)];
  await text.open(reading.url);
  await expect(text.count(1)).toHaveAccessibleName(/new/);
  await talk.choose("Round and round", "Mute this thread");
  await expect(page.getByRole("status").filter({ hasText: "You hear no more of this thread" })).toBeVisible();
  await page.keyboard.press("Escape");
  const folded = talk.thread("You have muted this thread");
  await expect(folded).toBeVisible();
  await expect(folded).not.toContainText("Round and round");
  await expect(text.count(1)).not.toHaveAccessibleName(/new/);

  const headers = await bearer(bruno.email);
  const data = { body: { markdown: "And round again" } };
  await request.post(`/api/v1/annotations/${thread.id}/posts`, { headers, data });
  await annotate(request, reading, bruno, {
    passage: { paragraph: 2 },
    body: { markdown: "Here is something else" },
  });
  await expect(text.count(2)).toHaveAccessibleName(/new/);
  await expect(text.count(1)).not.toHaveAccessibleName(/new/);
  await page.goto("/");
  await expect(page.getByRole("main")).toContainText("1 new ·");

  await text.open(reading.url);
  await folded.getByText("You have muted this thread").click();
  await expect(talk.post("And round again")).toBeVisible();
  await talk
    .post("Round and round")
    .getByRole("button", { name: /^More for this post/ })
    .click();
  await page.getByRole("menuitem", { name: "Unmute this thread" }).click();
  await page.keyboard.press("Escape");
  await expect(talk.thread("Round and round")).toBeVisible();
});

test("Without scripts what is muted stays folded and can be opened, and the way back works", async ({
  browser,
  request,
}) => {
  const reading = await buildReading(TEXT, "On paths");
  const [chidi, dora] = [await joinAs(reading, "Chidi"), await joinAs(reading, "Dora")];
  const thread = await annotate(request, reading, chidi, at("think", "Nobody thinks here"));
  const headers = await bearer(dora.email);
  const member = thread.author?.id ?? "";
  const muted = await request.put(`/api/v1/groups/${reading.slug}/members/${member}/mute`, { headers });
  expect(muted.status()).toBe(204);

  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, dora);
  await page.goto(`${reading.url}?p=1`);
  const words = page.getByText("Nobody thinks here");
  await expect(words).toBeHidden();
  await page.getByText("By somebody you have muted · Show").click();
  await expect(words).toBeVisible();

  await page.goto(`/groups/${reading.slug}/mutes`);
  await page.getByRole("button", { name: "Unmute Chidi" }).click();
  await expect(page.getByRole("main")).toContainText("You have muted nobody here.");
  await page.goto(`${reading.url}?p=1`);
  await expect(words).toBeVisible();
  await context.close();
});
