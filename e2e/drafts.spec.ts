import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import {
  annotate,
  answer,
  type BuiltReading,
  buildReading,
  joinAs,
  type Reader,
  signIn,
  takeBack,
} from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { ReadingPage } from "./support/reading-page";

/* Nothing typed is lost: also when what it was meant for goes away while somebody writes. */

const TEXT = [
  "The house stood where the road ended, and nobody in the village remembered who had built it.",
  "Every autumn somebody came to ask for the key. Every autumn the answer was the same.",
];

const DELETED = "This annotation has been deleted";

let reading: BuiltReading;
let ada: Reader;
let bruno: Reader;
let context: BrowserContext;
let window: Page;
let text: ReadingPage;
let talk: Discussion;

/** Bruno has the reading open; Ada writes from elsewhere. */
async function sit(browser: Browser) {
  reading = await buildReading(TEXT, "The house at the end");
  ada = reading.organizer;
  bruno = await joinAs(reading, "Bruno");
  context = await browser.newContext();
  window = await context.newPage();
  await signIn(window, bruno);
  text = new ReadingPage(window);
  talk = new Discussion(window);
}

test.beforeEach(async ({ browser }) => sit(browser));
test.afterEach(() => context.close());

const question = (request: Page["request"], markdown = "Does it matter?", by = ada) =>
  annotate(request, reading, by, {
    passage: { paragraph: 1, quote: "who had built it" },
    body: { markdown },
  });

async function begin(words: string, thread = "Does it matter?") {
  const opened = await talk.open(thread);
  await opened.getByRole("button", { name: "Reply", exact: true }).click();
  await talk.editor.fill(words);
}

test("Whoever answers what is deleted meanwhile keeps their words, also over a reload, and annotates anew", async ({
  request,
}) => {
  const { id } = await question(request);
  await text.open(reading.url);
  await begin("It does to");
  await takeBack(request, ada, { annotation: id });

  const place = window.locator(`#thread-${id}`);
  await expect(place.getByRole("alert")).toContainText(DELETED);
  await expect(talk.editor).toBeFocused();
  await window.keyboard.type(" me");
  await window.keyboard.press("Control+Enter");
  await expect(talk.editor).toHaveText("It does to me");
  expect(await talk.waiting()).toBe(0);

  await window.reload();
  await expect(place).toContainText("You have begun to write here");
  await place.getByText("Deleted by its author").click();
  await place.getByRole("button", { name: "Go on with your reply" }).click();
  await expect(talk.editor).toHaveText("It does to me");
  await place.getByRole("button", { name: "Annotate anew" }).click();

  await expect(talk.thread("It does to me")).toContainText("who had built it");
  await expect(place).toHaveCount(0);
  await expect.poll(() => talk.waiting()).toBe(0);
  await window.reload();
  await expect(talk.threads).toHaveCount(1);
});

test("Where others have answered too, the place to write stays open, and goes when the words are discarded", async ({
  request,
}) => {
  const { id } = await question(request);
  await answer(request, bruno, id, "To some.");
  await text.open(reading.url);
  await begin("And to");
  await takeBack(request, ada, { annotation: id });

  const place = window.locator(`#thread-${id}`);
  await expect(place.getByRole("alert")).toContainText(DELETED);
  await expect(place).toContainText("To some.");
  await expect(talk.editor).toBeFocused();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await place.getByRole("button", { name: "Copy" }).click();
  await expect(window.getByText("Your words are copied.")).toBeVisible();
  expect(await window.evaluate(() => navigator.clipboard.readText())).toBe("And to");
  await place.getByRole("button", { name: "Discard" }).click();
  await expect(talk.editor).toHaveCount(0);
  await expect(place).toContainText("To some.");
  expect(await text.focused()).toBe("p1");
});

test("A thread that is kept for nothing but words goes with them", async ({ request }) => {
  const { id } = await question(request);
  await text.open(reading.url);
  await begin("Never mind");
  await takeBack(request, ada, { annotation: id });
  await expect(talk.threads.getByRole("alert")).toContainText(DELETED);
  await window.getByRole("button", { name: "Discard" }).click();
  await expect(talk.threads).toHaveCount(0);
  await window.reload();
  await expect(text.words(1)).toBeVisible();
  await expect(talk.threads).toHaveCount(0);
});

test("Whoever answers a reply that is deleted meanwhile answers the thread instead", async ({ request }) => {
  const { id } = await question(request);
  const reply = await answer(request, ada, id, "Does it not?");
  await text.open(reading.url);
  await talk.open("Does it matter?");
  await window.getByRole("button", { name: "Reply: Ada" }).click();
  await talk.editor.fill("Not at all");
  await takeBack(request, ada, { post: reply.id });

  await expect(talk.threads.getByRole("alert")).toContainText("This post has been deleted");
  await expect(talk.editor).toBeFocused();
  await window.getByRole("button", { name: "Reply to the thread" }).click();
  await expect(talk.post("Not at all")).toBeVisible();
  await expect.poll(() => talk.waiting()).toBe(0);
  await expect(talk.threads).not.toContainText("Deleted by its author");
});

test("An empty reply closes when what it was for is deleted, and the thread can be answered", async ({
  request,
}) => {
  const { id } = await question(request);
  const reply = await answer(request, ada, id, "Does it not?");
  await text.open(reading.url);
  await talk.open("Does it matter?");
  await window.getByRole("button", { name: "Reply: Ada" }).click();
  await expect(talk.editor).toBeVisible();
  await takeBack(request, ada, { post: reply.id });

  await expect(talk.editor).toHaveCount(0);
  await talk.reply("Does it matter?", "It does.");
  await expect(talk.post("It does.")).toBeVisible();
});

test("What was sent without a network to what is gone meanwhile shows where it belonged", async ({
  request,
}) => {
  const { id } = await question(request);
  await text.open(reading.url);
  await begin("From the tunnel");
  await context.setOffline(true);
  await takeBack(request, ada, { annotation: id });
  await window.keyboard.press("Control+Enter");
  await expect(talk.thread("From the tunnel")).toContainText("Not sent yet");
  await context.setOffline(false);

  const place = window.locator(`#thread-${id}`);
  await expect(place.getByRole("alert")).toContainText(DELETED, { timeout: 20_000 });
  await window.reload();
  await expect(place.getByRole("alert")).toContainText(DELETED);
  await place.getByText("From the tunnel").click();
  await place.getByRole("button", { name: "Use the words" }).click();
  await place.getByRole("button", { name: "Annotate anew" }).click();
  await expect(talk.thread("From the tunnel")).toContainText("who had built it");
  await expect(place).toHaveCount(0);
  await expect.poll(() => talk.waiting()).toBe(0);
});

test("Who edits a post and deletes it in another window keeps the words that were begun", async ({
  request,
}) => {
  const { id } = await question(request);
  const own = await answer(request, bruno, id, "My first toughts");
  await text.open(reading.url);
  await talk.choose("My first toughts", "Edit");
  await talk.editor.fill("My second thoughts");
  await takeBack(request, bruno, { post: own.id });

  await expect(talk.threads.getByRole("alert")).toContainText("This post has been deleted");
  await expect(talk.editor).toHaveText("My second thoughts");
  await window.getByRole("button", { name: "Reply to the thread" }).click();
  await expect(talk.post("My second thoughts")).toBeVisible();
  await expect(talk.threads).not.toContainText("Deleted by its author");
});

test("What was begun in a thread is marked there, and gone on with, after a reload", async ({ request }) => {
  const { id } = await question(request);
  await answer(request, ada, id, "Does it not?");
  await text.open(reading.url);
  await begin("To whoever");
  await window.keyboard.press("Escape");
  await window.getByRole("button", { name: "Reply: Ada" }).click();
  await talk.editor.fill("To the answer");
  await window.keyboard.press("Escape");

  await window.reload();
  const place = window.locator(`#thread-${id}`);
  await expect(place).toContainText("You have begun to write here");
  await talk.open("Does it matter?");
  const [toAnswer, toThread] = [0, 1].map((at) =>
    place.getByRole("button", { name: "Go on with your reply" }).nth(at),
  );
  await toAnswer?.click();
  await expect(talk.editor).toHaveText("To the answer");
  await window.keyboard.press("Control+Enter");
  await expect(talk.post("To the answer")).toBeVisible();
  await toThread
    ?.or(place.getByRole("button", { name: "Go on with your reply" }))
    .first()
    .click();
  await expect(talk.editor).toHaveText("To whoever");
  await window.keyboard.press("Control+Enter");
  await expect(place.getByRole("button", { name: "Reply", exact: true })).toBeVisible();
});
