import { annotate } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { ReadingPage } from "./support/reading-page";
import { expect, test } from "./support/room";

test("What one writes about chosen words stands beside them on the other's page, without a reload", async ({
  seat,
}) => {
  const [bruno, chidi] = [await seat("Bruno"), await seat("Chidi")];
  await bruno.text.select({ paragraph: 2, words: "the answer was the same" });
  await bruno.text.toolbar.getByRole("button", { name: "Annotate" }).click();
  await bruno.text.write("Which answer?");
  await expect(bruno.talk.thread("Which answer?")).toBeFocused();

  const there = chidi.talk.thread("Which answer?");
  await expect(there).toBeVisible();
  await expect(chidi.text.count(2)).toHaveText("1");
  await expect(chidi.window.getByText("Bruno wrote at ¶2")).toBeAttached();
  const note = await there.boundingBox();
  const words = await chidi.text.words(2).boundingBox();
  expect(note?.y).toBeGreaterThan((words?.y ?? 0) - 12);
  expect(note?.y).toBeLessThan((words?.y ?? 0) + (words?.height ?? 0));
  expect(note?.x).toBeGreaterThan((words?.x ?? 0) + (words?.width ?? 0));
});

test("A conversation goes back and forth, and an answer to an answer stands under it", async ({
  seat,
  written,
}) => {
  await written("who had built it", "Does it matter?");
  const [bruno, chidi] = [await seat("Bruno"), await seat("Chidi")];

  await bruno.talk.reply("Does it matter?", "To whoever lives there.");
  const thread = await chidi.talk.open("Does it matter?");
  await expect(thread).toContainText("To whoever lives there.");
  await chidi.talk.answer("Bruno", "Nobody does.");

  await expect(bruno.talk.thread("Does it matter?").locator("li[data-depth='1']")).toContainText(
    "Nobody does.",
  );
});

test("An edited post says so, and shows what it said before", async ({ seat, written }) => {
  const bruno = await seat("Bruno");
  await written("who had built it", "My first toughts", bruno.reader);
  const chidi = await seat("Chidi");

  await bruno.talk.choose("My first toughts", "Edit");
  await bruno.talk.editor.fill("My first thoughts");
  await bruno.window.getByRole("button", { name: "Save" }).click();

  const thread = await chidi.talk.open("My first thoughts");
  await thread.getByRole("button", { name: "edited" }).click();
  const earlier = chidi.window.getByRole("dialog", { name: "Earlier words" });
  await expect(earlier).toContainText("My first toughts");
});

test("Two people's edits of one post: the later one sees both texts and loses neither", async ({
  reading,
  seat,
  written,
}) => {
  const bruno = await seat("Bruno");
  await written("who had built it", "As it was", bruno.reader);
  const other = await bruno.context.newPage();
  const elsewhere = new Discussion(other);
  await new ReadingPage(other).open(reading.url);
  await expect(elsewhere.thread("As it was")).toBeVisible();

  await elsewhere.choose("As it was", "Edit");
  await elsewhere.editor.fill("From the second window");
  await bruno.talk.choose("As it was", "Edit");
  await bruno.talk.editor.fill("From the first window");
  await bruno.window.getByRole("button", { name: "Save" }).click();
  await expect(bruno.talk.post("From the first window")).toBeVisible();
  await other.getByRole("button", { name: "Save" }).click();

  await expect(elsewhere.editor).toContainText("From the second window");
  await expect(elsewhere.post("From the first window")).toBeVisible();
  await other.getByRole("button", { name: "Try again" }).click();
  await expect(bruno.talk.post("From the second window")).toBeVisible();
});

test("A deleted post can be had back for a while; then it is gone, and leaves its place to its answers", async ({
  seat,
  written,
}) => {
  const bruno = await seat("Bruno");
  await written("who had built it", "I take this back", bruno.reader);
  const chidi = await seat("Chidi");
  await chidi.talk.reply("I take this back", "Too late.");
  await expect(bruno.talk.thread("I take this back")).toContainText("Too late.");

  await bruno.talk.choose("I take this back", "Delete");
  await expect(bruno.talk.thread("Deleted by its author")).toBeVisible();
  await bruno.window.getByRole("button", { name: "Undo" }).click();
  await expect(bruno.talk.post("I take this back")).toBeVisible();

  await bruno.talk.choose("I take this back", "Delete");
  await expect(bruno.talk.thread("Deleted by its author")).toBeVisible();
  await bruno.window.goto("/");

  await expect(chidi.talk.thread("Deleted by its author")).toContainText("Too late.");
  await expect(chidi.talk.thread("I take this back")).toHaveCount(0);
});

test("A note only for oneself is not shown to anybody else", async ({ seat }) => {
  const [bruno, chidi] = [await seat("Bruno"), await seat("Chidi")];
  await bruno.text.select({ paragraph: 1, words: "the road ended" });
  await bruno.text.toolbar.getByRole("button", { name: "Annotate" }).click();
  await bruno.text.composer.getByLabel("Who sees it").selectOption("Only you");
  await bruno.text.write("To look up later.");
  await expect(bruno.talk.thread("To look up later.")).toContainText("Only you");

  await bruno.text.select({ paragraph: 2, words: "the key" });
  await bruno.text.toolbar.getByRole("button", { name: "Annotate" }).click();
  await bruno.text.write("For everybody.");
  await expect(chidi.talk.thread("For everybody.")).toBeVisible();
  await expect(chidi.talk.thread("To look up later.")).toHaveCount(0);
});

test("By keys alone: c writes, Enter opens, Escape leads back to the paragraph", async ({ seat }) => {
  const bruno = await seat("Bruno");
  const { keyboard } = bruno.window;
  await bruno.text.words(2).focus();
  await keyboard.press("c");
  await bruno.talk.write("About all of it.");
  await expect(bruno.talk.thread("About all of it.")).toBeFocused();
  await keyboard.press("Escape");
  expect(await bruno.text.focused()).toBe("p2");
  await keyboard.press("Enter");
  await expect(bruno.talk.thread("About all of it.")).toBeFocused();
});

test("A count opens the first thread of its paragraph, also of one far down", async ({
  reading,
  request,
  seat,
}) => {
  await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 14 },
    body: { markdown: "Far down." },
  });
  const bruno = await seat("Bruno");
  await bruno.text.count(14).click();
  await expect(bruno.talk.thread("Far down.")).toBeFocused();
  await expect(bruno.talk.thread("Far down.")).toHaveAttribute("data-active", "true");
});

test("With the focus in a thread, c writes about the thread's own paragraph", async ({
  reading,
  request,
  seat,
}) => {
  await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 3, quote: "part 1" },
    body: { markdown: "Further down." },
  });
  const bruno = await seat("Bruno");
  await bruno.talk.thread("Further down.").focus();
  await bruno.window.keyboard.press("c");
  await expect(bruno.text.composer).toHaveAccessibleName(/¶3/);
});
