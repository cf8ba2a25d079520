import { expectNoBarriers } from "./support/barriers";
import { annotate, assign, bearer, buildReader, buildReading, joinAs, signIn } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { GroupPages } from "./support/group-pages";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

// Several people come, each in a browser of their own.
test.describe.configure({ timeout: 240_000 });

const TEXT = [
  "We walk to think, and some of us think only while we walk.",
  "The road does half of the work, and it does not ask to be thanked.",
  "Whoever comes home has been somewhere.",
];

const on = (paragraph: number, markdown: string) => ({ passage: { paragraph }, body: { markdown } });

test("Ada asks everybody to write before they see the others, and the assignment says so", async ({
  page,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  await signIn(page, reading.organizer);
  await new GroupPages(page, reading.slug).open("assignments");
  await page.getByRole("link", { name: "Assign a reading" }).click();
  await page.getByLabel("To paragraph").fill("2");
  await page.getByLabel("Title").fill("Week 1");
  await expect(page.getByRole("textbox", { name: "Annotations of their own" })).toBeHidden();
  await page.getByRole("radio", { name: /After they have written themselves/ }).check();
  await page.getByRole("textbox", { name: "Annotations of their own" }).fill("2");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Assign it" }).click();
  await expect(page.getByText("once they have written 2 annotations of their own here")).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("link", { name: "Change" }).click();
  await expect(page.getByRole("textbox", { name: "Annotations of their own" })).toHaveValue("2");
});

test("Bruno writes as much as is asked, and what Chidi wrote is there", async ({ page, request }) => {
  const reading = await buildReading(TEXT, "On walking");
  const [bruno, chidi] = [await joinAs(reading, "Bruno"), await joinAs(reading, "Chidi")];
  await assign(request, reading, { see: { others: "after-own", own: 2 } });
  await annotate(request, reading, chidi, on(1, "Chidi thinks while sitting"));
  await annotate(request, reading, reading.organizer, on(1, "Ada asks: do we?"));

  await signIn(page, bruno);
  const [text, talk] = [new ReadingPage(page), new Discussion(page)];
  await text.open(reading.url);
  await expect(talk.thread("Ada asks")).toBeVisible();
  await expect(talk.thread("Chidi thinks")).toHaveCount(0);
  await expect(text.count(1)).toContainText("1");
  const kept = page.getByText("What others write in ¶1–2 shows once you have written 2 annotations");
  await expect(kept).toContainText("0 so far");
  await expectNoBarriers(page);

  await text.select({ paragraph: 1, words: "We walk to think" });
  await text.toolbar.getByRole("button", { name: "Annotate" }).click();
  await text.write("I think at my desk");
  await expect(talk.thread("I think at my desk")).toBeVisible();
  await text.select({ paragraph: 2, words: "half of the work" });
  await text.toolbar.getByRole("button", { name: "Annotate" }).click();
  await text.write("And the other half?");

  await expect(talk.thread("Chidi thinks while sitting")).toBeVisible();
  await expect(kept).toHaveCount(0);
  await page.reload();
  await expect(talk.thread("Chidi thinks while sitting")).toBeVisible();
  await expect(kept).toHaveCount(0);
});

test("Ada sets a prompt at a passage, and it comes first of its paragraph", async ({ page, request }) => {
  const reading = await buildReading(TEXT, "On walking");
  await annotate(request, reading, reading.organizer, on(1, "Ada was here before"));
  await signIn(page, reading.organizer);
  const text = new ReadingPage(page);
  await text.open(reading.url);
  await text.select({ paragraph: 1, words: "while we walk" });
  await text.toolbar.getByRole("button", { name: "Annotate" }).click();
  const composer = page.getByRole("region", { name: /^(Annotate|Set a prompt at) ¶1/ });
  await composer.getByRole("radio", { name: "Prompt" }).check();
  await expect(composer.getByRole("option", { name: "Only you" })).toHaveCount(0);
  await composer.getByRole("textbox").fill("When do you think best?");
  await expectNoBarriers(page);
  await composer.getByRole("button", { name: "Set the prompt" }).click();
  const talk = new Discussion(page);
  await expect(talk.threads.first()).toContainText("When do you think best?");
  await expect(talk.threads.first()).toContainText("Prompt");
});

test("The assignment leads Bruno to its prompt, and says that he has answered", async ({ page, request }) => {
  const reading = await buildReading(TEXT, "On walking");
  const bruno = await joinAs(reading, "Bruno");
  const { id } = await assign(request, reading);
  const prompt = { ...on(1, "When do you think best?"), kind: "prompt" as const };
  await annotate(request, reading, reading.organizer, prompt);
  await signIn(page, bruno);
  await page.goto(`/groups/${reading.slug}/assignments/${id}`);
  const prompts = page.getByRole("region", { name: "Prompts" });
  await expect(prompts).toContainText("Ada: When do you think best?");
  await expectNoBarriers(page);
  await prompts.getByRole("link").click();
  const talk = new Discussion(page);
  const thread = talk.thread("When do you think best?");
  await expect(thread).toHaveAttribute("data-active", "true");
  await thread.getByRole("button", { name: "Reply", exact: true }).click();
  await talk.write("On my bicycle");
  await expect(talk.post("On my bicycle")).toBeVisible();
  await expect.poll(() => talk.waiting()).toBe(0);
  await page.goto(`/groups/${reading.slug}/assignments/${id}`);
  await expect(prompts).toContainText("you have answered");

  const text = new ReadingPage(page);
  await text.open(reading.url);
  await text.select({ paragraph: 2, words: "half of the work" });
  await text.toolbar.getByRole("button", { name: "Annotate" }).click();
  await expect(page.getByRole("radio", { name: "Question" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Prompt" })).toHaveCount(0);
});

test("Ada shows everybody's words with one button and keeps them back with another, and open pages follow", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const [bruno, chidi] = [await joinAs(reading, "Bruno"), await joinAs(reading, "Chidi")];
  const { id } = await assign(request, reading, { see: { others: "on-reveal" } });
  await annotate(request, reading, chidi, on(1, "Chidi thinks while sitting"));
  await signIn(page, reading.organizer);
  const [his, strangers] = [await elsewhere(bruno), await elsewhere(await buildReader("Mallory"))];
  const seen = new Discussion(his).thread("Chidi thinks");
  await new ReadingPage(his).open(reading.url);
  await new ReadingPage(strangers).open(reading.url);
  await expect(his.getByText("shows when an organizer says so")).toBeVisible();
  await expect(strangers.getByText("is kept to the group for now")).toBeVisible();
  await expect(seen).toHaveCount(0);
  await expect(new Discussion(strangers).threads).toHaveCount(0);

  await page.goto(`/groups/${reading.slug}/assignments/${id}`);
  await page.getByRole("button", { name: "Show everybody’s words now" }).click();
  await expect(page.getByText("What everybody wrote is shown to all.")).toBeVisible();
  await expect(seen).toBeVisible();
  await expect(his.getByText("shows when an organizer says so")).toHaveCount(0);
  await expect(new Discussion(strangers).thread("Chidi thinks")).toBeVisible();

  await page.getByRole("button", { name: "Keep back again" }).click();
  await expect(seen).toHaveCount(0);
  await expect(his.getByText("shows when an organizer says so")).toBeVisible();
  await expect(new Discussion(strangers).threads).toHaveCount(0);
});

test("What waits for Ada is shown to each as it is meant for them, and to all once she shows it", async ({
  elsewhere,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const [bruno, chidi, dora, olive] = [
    await joinAs(reading, "Bruno", "moderator"),
    await joinAs(reading, "Chidi"),
    await joinAs(reading, "Dora"),
    await joinAs(reading, "Olive", "observer"),
  ];
  const { id } = await assign(request, reading, { see: { others: "on-reveal" } });
  await annotate(request, reading, chidi, on(1, "Chidi thinks while sitting"));
  const windows = {
    organizer: await elsewhere(reading.organizer),
    moderator: await elsewhere(bruno),
    author: await elsewhere(chidi),
    member: await elsewhere(dora),
    observer: await elsewhere(olive),
    stranger: await elsewhere(await buildReader("Mallory")),
    "signed out": await elsewhere(),
  };
  const seesFirst = new Set(["organizer", "moderator", "author", "observer"]);
  for (const [who, window] of Object.entries(windows)) {
    await new ReadingPage(window).open(reading.url);
    const thread = new Discussion(window).thread("Chidi thinks");
    await expect(thread, who).toHaveCount(seesFirst.has(who) ? 1 : 0);
  }
  const headers = await bearer(reading.organizer.email);
  const shown = await request.patch(`/api/v1/assignments/${id}`, {
    headers,
    data: { see: { revealed: true } },
  });
  expect(shown.status()).toBe(200);
  for (const [who, window] of Object.entries(windows))
    await expect(new Discussion(window).thread("Chidi thinks"), who).toBeVisible();
});
