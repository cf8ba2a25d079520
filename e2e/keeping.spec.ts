import { barriers, overflow } from "./support/barriers";
import { annotate, bearer, buildReading, joinAs, type Reader, signIn } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

/** Several people, one after the other. */
test.describe.configure({ timeout: 240_000 });

const TEXT = ["We walk to think.", "The road does half of the work."];
const at = (paragraph: number, markdown: string) => ({ passage: { paragraph }, body: { markdown } });

test("A flag becomes a decision, the author puts it in other words, and everybody hears what came of it", async ({
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
  await annotate(request, reading, chidi, at(1, "Dora never thinks"));

  const open = async (window: typeof page, who: Reader) => {
    await signIn(window, who);
    const [text, talk] = [new ReadingPage(window), new Discussion(window)];
    await text.open(reading.url);
    await talk.open("Dora never");
    return talk;
  };
  const [hers, his, theirs] = [page, await elsewhere(), await elsewhere()];
  const flagging = await open(hers, dora);
  await flagging.choose("Dora never", "Flag…");
  const asking = hers.getByRole("dialog", { name: "Ask the moderators to look at this" });
  await asking.getByLabel("It attacks somebody").check();
  await asking.getByLabel("Anything that helps them").fill("This is about me.");
  await hers.keyboard.press("Escape");
  await flagging.choose("Dora never", "Flag…");
  await expect(asking.getByLabel("Anything that helps them")).toHaveValue("This is about me.");
  await asking.getByLabel("It attacks somebody").check();
  expect(await barriers(hers)).toEqual([]);
  await asking.getByRole("button", { name: "Tell the moderators" }).click();
  await expect(hers.getByRole("status").filter({ hasText: "The moderators will look at it" })).toBeVisible();

  const writing = await open(his, chidi);
  const judging = await open(theirs, bruno);
  await judging.choose("Dora never", "Send back…");
  const deciding = theirs.getByRole("dialog", { name: "Send this post back to its author" });
  await deciding.getByLabel("Why").fill("Leave the name out, please.");
  await deciding.getByRole("button", { name: "Send it back" }).click();
  await expect(deciding).toBeHidden();

  await expect(flagging.post("Dora never")).toBeHidden();
  const own = writing.post("Dora never");
  await expect(own).toContainText("Returned by a moderator");
  await own.getByRole("button", { name: "Why is that?" }).click();
  const why = his.getByRole("dialog", { name: "How this post stands" });
  await expect(why).toContainText("Leave the name out, please.");
  expect(await barriers(his)).toEqual([]);
  await why.getByRole("button", { name: "Put in other words" }).click();
  await his.getByRole("textbox", { name: "Edit" }).fill("Nobody always thinks");
  await his.getByRole("button", { name: "Save" }).click();
  await expect(writing.post("Nobody always thinks")).toContainText("Waiting for a moderator");

  await expect(judging.post("Nobody always thinks")).toBeVisible();
  await judging.choose("Nobody always thinks", "Approve");
  await theirs.getByRole("dialog").getByRole("button", { name: "Show it" }).click();
  await expect(flagging.post("Nobody always thinks")).toBeVisible();
  await expect(writing.post("Nobody always thinks")).not.toContainText("Waiting");

  await hers.goto("/notices");
  await expect(hers.getByRole("main")).toContainText(
    "What you flagged in “On walking” went back to its author",
  );
  await his.goto("/notices");
  await expect(his.getByRole("main")).toContainText(
    "Your post in “On walking” came back to you to be edited",
  );
});

test("What is hidden goes from other windows, comes back by Undo, and its author asks once that it be looked at again", async ({
  page,
  elsewhere,
  request,
}) => {
  const reading = await buildReading(TEXT, "On roads");
  const [bruno, chidi, dora] = [
    await joinAs(reading, "Bruno", "moderator"),
    await joinAs(reading, "Chidi"),
    await joinAs(reading, "Dora"),
  ];
  await annotate(request, reading, chidi, at(2, "Which half?"));
  const [hers, his] = [await elsewhere(), await elsewhere()];
  for (const [window, who] of [
    [page, bruno],
    [hers, dora],
    [his, chidi],
  ] as const) {
    await signIn(window, who);
    await new ReadingPage(window).open(reading.url);
  }
  const judging = new Discussion(page);
  await judging.open("Which half?");
  const hide = async () => {
    await judging.choose("Which half?", "Hide…");
    const deciding = page.getByRole("dialog", { name: "Hide this post" });
    await deciding.getByLabel("Why").fill("Not here.");
    await deciding.getByRole("button", { name: "Hide it" }).click();
    await expect(deciding).toBeHidden();
  };
  const seen = hers.getByRole("article").filter({ hasText: "Which half?" }).first();
  await expect(seen).toBeVisible();
  await hide();
  await expect(seen).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(seen).toBeVisible();
  await hide();
  await expect(seen).toBeHidden();

  const writing = new Discussion(his);
  await his.setViewportSize({ width: 320, height: 640 });
  await new ReadingPage(his).count(2).click();
  await writing.post("Which half?").getByRole("button", { name: "Why is that?" }).click();
  const why = his.getByRole("dialog", { name: "How this post stands" });
  await expect(why).toContainText("Not here.");
  expect(await overflow(his)).toBe(0);
  expect(await barriers(his)).toEqual([]);
  await why.getByLabel("Why they should").fill("It is a question about the text.");
  await why.getByRole("button", { name: "Ask them" }).click();
  await expect(why).toBeHidden();
  const queue = await request.get(`/api/v1/groups/${reading.slug}/review`, {
    headers: await bearer(bruno.email),
  });
  expect((await queue.json()).items).toMatchObject([
    { kind: "appealed-post", appeal: "It is a question about the text." },
  ]);
});

test("Who decides on the page is told what another moderator has decided meanwhile, and what was typed stands", async ({
  page,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const [bruno, chidi] = [await joinAs(reading, "Bruno", "moderator"), await joinAs(reading, "Chidi")];
  await annotate(request, reading, chidi, at(2, "Which half?"));
  await signIn(page, bruno);
  await new ReadingPage(page).open(reading.url);
  const judging = new Discussion(page);
  await judging.open("Which half?");
  await judging.choose("Which half?", "Send back…");
  const deciding = page.getByRole("dialog", { name: "Send this post back to its author" });
  await deciding.getByLabel("Why").fill("Leave the name out, please.");

  const headers = await bearer(reading.organizer.email);
  const { items } = await (
    await request.get(`/api/v1/readings/${reading.id}/annotations`, { headers })
  ).json();
  const hidden = await request.post(`/api/v1/posts/${items[0].posts[0].id}/judgement`, {
    headers,
    data: { action: "hide", note: "Not here.", version: 1 },
  });
  expect(hidden.status()).toBe(200);
  await deciding.getByRole("button", { name: "Send it back" }).click();
  await expect(deciding).toContainText("Ada has hidden it meanwhile");
  await expect(deciding).toContainText("Not here.");
  await expect(deciding.getByLabel("Why")).toHaveValue("Leave the name out, please.");
  expect(await barriers(page)).toEqual([]);
});
