import { expectNoBarriers } from "./support/barriers";
import { bearer, signIn } from "./support/build-reading";
import { GroupPages } from "./support/group-pages";
import { expect, test } from "./support/room";

/** Several people, one after the other. */
test.describe.configure({ timeout: 180_000 });

test("An organizer says by keyboard how members write; who is too quick is told, keeps their words and sends them again", async ({
  elsewhere,
  reading,
  request,
  seat,
  written,
}) => {
  await written("who had built it", "Say something.");
  const ada = await elsewhere(reading.organizer);
  await new GroupPages(ada, reading.slug).open("settings");
  const form = ada.getByRole("region", { name: "Moderation" });
  for (const part of ["How much, and how often", "When members write"]) {
    await form.getByText(part).focus();
    await ada.keyboard.press("Enter");
  }
  await form.getByLabel("Seconds from one post of a member to the next").focus();
  await ada.keyboard.type("2");
  await ada.keyboard.press("Tab");
  await ada.keyboard.type("5");
  await form.getByLabel("Quiet hours from").fill("22:00");
  await form.getByLabel("The same words of a member").focus();
  await ada.keyboard.press("Space");
  await ada.keyboard.press("Shift+Tab");
  await ada.keyboard.press("Enter");
  await expect(form.getByText("Give a number of seconds from 5 to 86400, or leave it empty.")).toBeVisible();
  await expect(form.getByText("Give both times, one unlike the other")).toBeVisible();
  await expect(form.getByLabel("Posts of a new member within a day")).toHaveValue("5");
  await expect(form.getByLabel("The same words of a member")).toBeChecked();
  await expectNoBarriers(ada);
  await form.getByLabel("Seconds from one post of a member to the next").fill("20");
  await form.getByLabel("Quiet hours from").fill("");
  await form.getByRole("button", { name: "Set how it is moderated" }).click();
  await expect(form.getByText("Saved.")).toBeVisible();
  await expect(form.getByText("This site has no spam check.")).toBeVisible();
  const headers = await bearer(reading.organizer.email);
  const { moderation } = await (await request.get(`/api/v1/groups/${reading.slug}`, { headers })).json();
  expect(moderation).toMatchObject({
    ...{ secondsBetween: 20, newPostsADay: 5, newDays: 7, quietHours: null, closesAt: null },
    ...{ refusesRepeats: true, holdsFloods: false, repliesClose: false, asksSpamCheck: false },
  });

  const bruno = await seat("Bruno");
  await bruno.talk.reply("Say something.", "This is what I have to say.");
  await expect.poll(() => bruno.talk.waiting()).toBe(0);
  await bruno.talk.reply("Say something.", "And more.");
  const thread = bruno.talk.thread("And more.");
  await expect(thread).toContainText("Your words are kept.");
  await expect(thread).toContainText(/Wait (a second|\d+ seconds) and send it again/);
  await expectNoBarriers(bruno.window);
  await bruno.window.reload();
  await expect(bruno.talk.thread("And more.")).toContainText("there is some time between two posts");
  await expect(async () => {
    if ((await bruno.talk.waiting()) > 0)
      await bruno.window.getByRole("button", { name: "Send again", exact: true }).click({ timeout: 2_000 });
    expect(await bruno.talk.waiting()).toBe(0);
  }).toPass({ timeout: 60_000 });
  await expect(bruno.talk.post("And more.")).toHaveCount(1);

  const pace = async (secondsBetween: number | null) => {
    const data = { moderation: { secondsBetween } };
    expect((await request.patch(`/api/v1/groups/${reading.slug}`, { headers, data })).status()).toBe(200);
  };
  await pace(600);
  const again = { headers: await bearer(bruno.reader.email), data: { body: { markdown: "Too quick." } } };
  const { items } = await (await request.get(`/api/v1/readings/${reading.id}/annotations`, again)).json();
  const refused = await request.post(`/api/v1/annotations/${items[0].id}/posts`, again);
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: "posting.too-soon" });

  await pace(null);
  await bruno.talk.reply("Say something.", "this is  what I have to SAY.");
  const repeated = bruno.window.getByRole("alert").filter({ hasText: "You have written the same words" });
  await expect(repeated.getByRole("link", { name: "Where they stand" })).toHaveAttribute("href", /post=/);
  await ada.goto(`/groups/${reading.slug}/moderation-log`);
  await expect(ada.getByText("Ada changed the time between two posts")).toHaveCount(3);
});

test("A group closes, by a form that works without scripts: the reading says so, and what a member had begun stays theirs", async ({
  browser,
  reading,
  request,
  seat,
  written,
}) => {
  await written("who had built it", "Say something.");
  const bruno = await seat("Bruno");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const ada = await context.newPage();
  await signIn(ada, reading.organizer);
  await ada.goto(`/groups/${reading.slug}/settings`);
  const form = ada.getByRole("region", { name: "Moderation" });
  await form.getByText("When members write").click();
  await form.getByLabel("Nobody begins threads or replies from").fill("2026-07-01T18:00");
  await form.getByRole("button", { name: "Set how it is moderated" }).click();
  await expect(form.getByText("Saved.")).toBeVisible();
  await form.getByText("When members write").click();
  await expect(form.getByLabel("Nobody begins threads or replies from")).toHaveValue("2026-07-01T18:00");
  await context.close();

  // This page was open before.
  await bruno.talk.reply("Say something.", "A long thought.");
  const notice = bruno.window
    .getByRole("alert")
    .filter({ hasText: "This group has been closed for writing" });
  await expect(notice).toContainText("2026-07-01 18:00");
  await notice.getByRole("button", { name: "Edit and send again" }).click();
  await expect(bruno.talk.editor).toHaveText("A long thought.");

  await bruno.text.open(reading.url);
  await expect(bruno.window.getByText(/^Writing has been closed since/)).toBeVisible();
  await expectNoBarriers(bruno.window);
  const headers = await bearer(bruno.reader.email);
  const passage = { paragraph: 2 };
  const annotations = `/api/v1/readings/${reading.id}/annotations`;
  const begun = await request.post(annotations, { headers, data: { passage, body: { markdown: "Late." } } });
  expect(begun.status()).toBe(403);
  expect(await begun.json()).toMatchObject({ code: "posting.closed" });
  const note = { passage, audience: "me", body: { markdown: "For me." } };
  expect((await request.post(annotations, { headers, data: note })).status()).toBe(201);
  expect((await request.post(annotations, { headers, data: { passage, kind: "highlight" } })).status()).toBe(
    201,
  );
});
