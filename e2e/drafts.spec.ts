import { answer, rewrite, takeBack } from "./support/build-reading";
import { expect, type Seat, test } from "./support/room";

/* Nothing typed is lost: also when what it was meant for goes away while somebody writes. */

const DELETED = "This annotation has been deleted";

/** Begins a reply, and leaves it unsent. */
async function begin({ talk }: Seat, words: string, thread = "Does it matter?") {
  const opened = await talk.open(thread);
  await opened.getByRole("button", { name: "Reply", exact: true }).click();
  await talk.editor.fill(words);
}

test("A draft survives a reload, and stands in the place where it was begun", async ({ seat }) => {
  const bruno = await seat("Bruno");
  await bruno.text.select({ paragraph: 1, words: "the road ended" });
  await bruno.text.toolbar.getByRole("button", { name: "Ask" }).click();
  await bruno.talk.editor.fill("Where does a road end, when");
  await bruno.window.getByLabel("Who sees it").selectOption("Only you");

  await bruno.window.reload();

  await expect(bruno.talk.editor).toContainText("Where does a road end, when");
  await expect(bruno.text.composer).toContainText("the road ended");
  await bruno.window.keyboard.press("Control+Enter");
  await expect(bruno.talk.thread("Where does a road end, when")).toBeVisible();
  await expect(bruno.talk.thread("Where does a road end, when")).toContainText("Question");
  await expect(bruno.talk.thread("Where does a road end, when")).toContainText("Only you");
});

test("A link to another place leads there, and the words begun elsewhere wait for a reload", async ({
  reading,
  seat,
  written,
}) => {
  const thread = await written("who had built it", "Does it matter?");
  const bruno = await seat("Bruno");
  await bruno.text.paragraph(9).scrollIntoViewIfNeeded();
  await bruno.text.select({ paragraph: 9, words: "part 7" });
  await bruno.text.toolbar.getByRole("button", { name: "Annotate" }).click();
  await bruno.talk.editor.fill("Only begun");

  await bruno.window.goto(thread.url);
  await expect(bruno.talk.thread("Does it matter?")).toBeFocused();
  await expect(bruno.talk.editor).toBeHidden();

  await bruno.window.goto(reading.url);
  await expect(bruno.talk.editor).toContainText("Only begun");
});

test("Whoever answers what is deleted meanwhile keeps their words, also over a reload, and annotates anew", async ({
  reading,
  request,
  seat,
  written,
}) => {
  const { id } = await written("who had built it", "Does it matter?");
  const bruno = await seat("Bruno");
  const { talk, window } = bruno;
  await begin(bruno, "It does to");
  await takeBack(request, reading.organizer, { annotation: id });

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
  reading,
  request,
  seat,
  written,
}) => {
  const bruno = await seat("Bruno", { isReading: false });
  const { context, text, talk, window } = bruno;
  const { id } = await written("who had built it", "Does it matter?");
  await answer(request, bruno.reader, id, "To some.");
  await text.open(reading.url);
  await begin(bruno, "And to");
  await takeBack(request, reading.organizer, { annotation: id });

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

test("A thread that is kept for nothing but words goes with them", async ({
  reading,
  request,
  seat,
  written,
}) => {
  const { id } = await written("who had built it", "Does it matter?");
  const bruno = await seat("Bruno");
  const { text, talk, window } = bruno;
  await begin(bruno, "Never mind");
  await takeBack(request, reading.organizer, { annotation: id });
  await expect(talk.threads.getByRole("alert")).toContainText(DELETED);
  await window.getByRole("button", { name: "Discard" }).click();
  await expect(talk.threads).toHaveCount(0);
  await window.reload();
  await expect(text.words(1)).toBeVisible();
  await expect(talk.threads).toHaveCount(0);
});

test("Whoever answers a reply that is deleted meanwhile answers the thread instead", async ({
  reading,
  request,
  seat,
  written,
}) => {
  const { id } = await written("who had built it", "Does it matter?");
  const reply = await answer(request, reading.organizer, id, "Does it not?");
  const bruno = await seat("Bruno");
  const { talk, window } = bruno;
  await talk.open("Does it matter?");
  await window.getByRole("button", { name: "Reply: Ada" }).click();
  await talk.editor.fill("Not at all");
  await takeBack(request, reading.organizer, { post: reply.id });

  await expect(talk.threads.getByRole("alert")).toContainText("This post has been deleted");
  await expect(talk.editor).toBeFocused();
  await window.getByRole("button", { name: "Reply to the thread" }).click();
  await expect(talk.post("Not at all")).toBeVisible();
  await expect.poll(() => talk.waiting()).toBe(0);
  await expect(talk.threads).not.toContainText("Deleted by its author");
});

test("An empty reply closes when what it was for is deleted, and the thread can be answered", async ({
  reading,
  request,
  seat,
  written,
}) => {
  const { id } = await written("who had built it", "Does it matter?");
  const reply = await answer(request, reading.organizer, id, "Does it not?");
  const bruno = await seat("Bruno");
  const { talk, window } = bruno;
  await talk.open("Does it matter?");
  await window.getByRole("button", { name: "Reply: Ada" }).click();
  await expect(talk.editor).toBeVisible();
  await takeBack(request, reading.organizer, { post: reply.id });

  await expect(talk.editor).toHaveCount(0);
  await talk.reply("Does it matter?", "It does.");
  await expect(talk.post("It does.")).toBeVisible();
});

test("What was sent without a network to what is gone meanwhile shows where it belonged", async ({
  reading,
  request,
  seat,
  written,
}) => {
  const { id } = await written("who had built it", "Does it matter?");
  const bruno = await seat("Bruno");
  const { context, talk, window } = bruno;
  await begin(bruno, "From the tunnel");
  await context.setOffline(true);
  await window.keyboard.press("Control+Enter");
  await expect(talk.thread("From the tunnel")).toContainText("Not sent yet");
  await takeBack(request, reading.organizer, { annotation: id });
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
  reading,
  request,
  seat,
  written,
}) => {
  const bruno = await seat("Bruno", { isReading: false });
  const { text, talk, window } = bruno;
  const { id } = await written("who had built it", "Does it matter?");
  const own = await answer(request, bruno.reader, id, "My first toughts");
  await text.open(reading.url);
  await talk.choose("My first toughts", "Edit");
  await talk.editor.fill("My second thoughts");
  await takeBack(request, bruno.reader, { post: own.id });

  await expect(talk.threads.getByRole("alert")).toContainText("This post has been deleted");
  await expect(talk.editor).toHaveText("My second thoughts");
  await window.getByRole("button", { name: "Reply to the thread" }).click();
  await expect(talk.post("My second thoughts")).toBeVisible();
  await expect(talk.threads).not.toContainText("Deleted by its author");
});

test("An edit begun earlier does not overwrite what was changed elsewhere since", async ({
  reading,
  request,
  seat,
  written,
}) => {
  const bruno = await seat("Bruno", { isReading: false });
  const { text, talk, window } = bruno;
  const { id } = await written("who had built it", "Does it matter?");
  const own = await answer(request, bruno.reader, id, "My first thoughts");
  await text.open(reading.url);
  await talk.choose("My first thoughts", "Edit");
  await talk.editor.fill("My first thoughts, mended");
  await window.keyboard.press("Escape");
  await rewrite(request, bruno.reader, own, "Far better thoughts, from the train");
  await expect(talk.post("Far better thoughts")).toBeVisible();

  await talk.choose("Far better thoughts", "Edit");
  await expect(talk.editor).toHaveText("My first thoughts, mended");
  await window.keyboard.press("Control+Enter");
  await expect(talk.threads).toContainText("Changed elsewhere meanwhile");
  await expect(talk.threads).toContainText("Far better thoughts, from the train");

  await window.getByRole("button", { name: "Start over" }).click();
  await expect(talk.editor).toHaveText("Far better thoughts, from the train");
  await talk.editor.fill("The best thoughts of all");
  await window.keyboard.press("Control+Enter");
  await expect(talk.post("The best thoughts of all")).toBeVisible();
});

test("What was begun in a thread is marked there, and gone on with, after a reload", async ({
  reading,
  request,
  seat,
  written,
}) => {
  const { id } = await written("who had built it", "Does it matter?");
  await answer(request, reading.organizer, id, "Does it not?");
  const bruno = await seat("Bruno");
  const { talk, window } = bruno;
  await begin(bruno, "To whoever");
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
