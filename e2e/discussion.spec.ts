import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { POST_LENGTH, STREAMS_OF_USER } from "@/domain/limits";
import {
  annotate,
  type BuiltReading,
  buildReading,
  joinAs,
  type Reader,
  removeFrom,
  setRole,
  signIn,
  takeBack,
} from "./support/build-reading";
import { colloquy } from "./support/cli";
import { Discussion } from "./support/discussion";
import { GroupPages } from "./support/group-pages";
import { ReadingPage } from "./support/reading-page";

const TEXT = [
  "The house stood where the road ended, and nobody in the village remembered who had built it.",
  "Every autumn somebody came to ask for the key. Every autumn the answer was the same.",
  ...Array.from(
    { length: 12 },
    (_, at) => `Of what follows, this is part ${at + 1}. ${"It went on. ".repeat(30)}`,
  ),
];

type Seat = { reader: Reader; window: Page; text: ReadingPage; talk: Discussion; context: BrowserContext };

let reading: BuiltReading;
let seats: Seat[] = [];

/** Another person at another computer, with the reading open. */
async function seat(browser: Browser, name: string, role = "member"): Promise<Seat> {
  const reader = await joinAs(reading, name, role);
  const context = await browser.newContext();
  const window = await context.newPage();
  await signIn(window, reader);
  const taken = { reader, window, context, text: new ReadingPage(window), talk: new Discussion(window) };
  await taken.text.open(reading.url);
  seats.push(taken);
  return taken;
}

test.beforeEach(async () => {
  reading = await buildReading(TEXT, "The house at the end");
});

test.afterEach(async () => {
  for (const { context } of seats) await context.close();
  seats = [];
});

const writtenBefore = (request: Page["request"], quote: string, markdown: string, by = reading.organizer) =>
  annotate(request, reading, by, { passage: { paragraph: 1, quote }, body: { markdown } });

test("What one writes about chosen words stands beside them on the other's page, without a reload", async ({
  browser,
}) => {
  const [bruno, chidi] = [await seat(browser, "Bruno"), await seat(browser, "Chidi")];
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
  browser,
  request,
}) => {
  await writtenBefore(request, "who had built it", "Does it matter?");
  const [bruno, chidi] = [await seat(browser, "Bruno"), await seat(browser, "Chidi")];

  await bruno.talk.reply("Does it matter?", "To whoever lives there.");
  const thread = await chidi.talk.open("Does it matter?");
  await expect(thread).toContainText("To whoever lives there.");
  await chidi.talk.answer("Bruno", "Nobody does.");

  await expect(bruno.talk.thread("Does it matter?").locator("li[data-depth='1']")).toContainText(
    "Nobody does.",
  );
});

test("An edited post says so, and shows what it said before", async ({ browser, request }) => {
  const bruno = await seat(browser, "Bruno");
  await writtenBefore(request, "who had built it", "My first toughts", bruno.reader);
  const chidi = await seat(browser, "Chidi");

  await bruno.talk.choose("My first toughts", "Edit");
  await bruno.talk.editor.fill("My first thoughts");
  await bruno.window.getByRole("button", { name: "Save" }).click();

  const thread = await chidi.talk.open("My first thoughts");
  await thread.getByRole("button", { name: "edited" }).click();
  const earlier = chidi.window.getByRole("dialog", { name: "Earlier words" });
  await expect(earlier).toContainText("My first toughts");
});

test("Two people's edits of one post: the later one sees both texts and loses neither", async ({
  browser,
  request,
}) => {
  const bruno = await seat(browser, "Bruno");
  await writtenBefore(request, "who had built it", "As it was", bruno.reader);
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
  browser,
  request,
}) => {
  const bruno = await seat(browser, "Bruno");
  await writtenBefore(request, "who had built it", "I take this back", bruno.reader);
  const chidi = await seat(browser, "Chidi");
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

test("A draft survives a reload, and stands in the place where it was begun", async ({ browser }) => {
  const bruno = await seat(browser, "Bruno");
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

test("Whoever writes too much is told by how much, and nothing of it is lost", async ({ browser }) => {
  const bruno = await seat(browser, "Bruno");
  await bruno.text.words(2).focus();
  await bruno.window.keyboard.press("c");
  await bruno.talk.editor.fill("x".repeat(POST_LENGTH - 1));
  await expect(bruno.text.composer).toContainText("1 character left");

  await bruno.talk.editor.press("End");
  await bruno.window.keyboard.type("four");
  await expect(bruno.text.composer).toContainText("3 characters too many");
  await bruno.window.keyboard.press("Control+Enter");
  await expect(bruno.text.composer).toContainText("Nothing was lost: shorten it");
});

test("What is written offline goes out once when the network is back, also over a reload", async ({
  browser,
  request,
}) => {
  await writtenBefore(request, "who had built it", "Is anybody there?");
  const [bruno, chidi] = [await seat(browser, "Bruno"), await seat(browser, "Chidi")];
  await chidi.talk.open("Is anybody there?");
  await bruno.window.route("**/api/v1/**", (route) => route.abort());
  await bruno.talk.reply("Is anybody there?", "In a tunnel.");
  await expect(bruno.talk.thread("In a tunnel.")).toContainText("Not sent yet");
  expect(await bruno.talk.waiting()).toBe(1);

  await bruno.window.reload();
  await expect(bruno.talk.thread("In a tunnel.")).toBeVisible();
  await bruno.window.unroute("**/api/v1/**");

  await expect.poll(() => bruno.talk.waiting(), { timeout: 20_000 }).toBe(0);
  await expect(bruno.talk.thread("In a tunnel.")).not.toContainText("Not sent yet");
  await expect(chidi.talk.post("In a tunnel.")).toHaveCount(1);
});

test("An answer that got lost on the way is not posted twice", async ({ browser, request }) => {
  await writtenBefore(request, "who had built it", "Is anybody there?");
  const [bruno, chidi] = [await seat(browser, "Bruno"), await seat(browser, "Chidi")];
  let tries = 0;
  await bruno.window.route("**/posts", async (route) => {
    tries += 1;
    await route.fetch();
    if (tries > 1) await route.continue();
    else await route.abort();
  });

  await bruno.talk.reply("Is anybody there?", "Only once.");

  await expect.poll(() => bruno.talk.waiting(), { timeout: 20_000 }).toBe(0);
  expect(tries).toBeGreaterThan(1);
  await chidi.talk.open("Is anybody there?");
  await expect(chidi.talk.post("Only once.")).toHaveCount(1);
  await expect(bruno.talk.post("Only once.")).toHaveCount(1);
});

test("What the server refuses stays with its writer, who can mend it and send it again", async ({
  browser,
  request,
}) => {
  await writtenBefore(request, "who had built it", "Say something.");
  const bruno = await seat(browser, "Bruno");
  await bruno.window.route(
    "**/posts",
    (route) =>
      route.fulfill({
        status: 422,
        contentType: "application/problem+json",
        json: { code: "post.empty", title: "There is nothing in it yet.", status: 422 },
      }),
    { times: 1 },
  );
  await bruno.talk.reply("Say something.", "Something.");
  await expect(bruno.talk.thread("Something.")).toContainText("Your words are kept");

  await bruno.window.getByRole("button", { name: "Edit and send again" }).click();
  await bruno.talk.editor.fill("Something better.");
  await bruno.window.getByRole("button", { name: "Save" }).click();

  await expect.poll(() => bruno.talk.waiting()).toBe(0);
  await expect(bruno.talk.post("Something better.")).toBeVisible();
});

test("Whoever was signed out in between finds their words sent when they have signed in again", async ({
  browser,
  request,
}) => {
  await writtenBefore(request, "who had built it", "Say something.");
  const bruno = await seat(browser, "Bruno");
  await bruno.context.clearCookies();
  await bruno.talk.reply("Say something.", "Something.");
  await expect(bruno.talk.thread("Something.")).toContainText("you are signed out");

  await signIn(bruno.window, bruno.reader);
  await bruno.text.open(reading.url);

  await expect.poll(() => bruno.talk.waiting()).toBe(0);
  await expect(bruno.talk.thread("Something.")).toBeVisible();
});

test("A page that was not looked at gives its connection back and catches up when it is", async ({
  browser,
  request,
}) => {
  const bruno = await seat(browser, "Bruno");
  await expect(bruno.text.paragraph(1)).toBeVisible();
  await bruno.window.clock.install();
  await bruno.window.reload();
  await setSight(bruno.window, "hidden");
  await bruno.window.clock.fastForward(31_000);

  await writtenBefore(request, "who had built it", "While you slept.");
  await expect(bruno.talk.threads).toHaveCount(0);

  await setSight(bruno.window, "visible");
  await expect(bruno.talk.thread("While you slept.")).toBeVisible();
});

/** Browsers under test are always looked at. */
async function setSight(window: Page, state: "hidden" | "visible") {
  await window.evaluate((now) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => now });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

test("What is new is walked through with n and p, and is old at the next visit", async ({
  browser,
  request,
}) => {
  await writtenBefore(request, "The house", "The first new one.");
  await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 9, quote: "part 7" },
    body: { markdown: "The second new one." },
  });
  const bruno = await seat(browser, "Bruno");

  await bruno.window.keyboard.press("n");
  await expect(bruno.talk.post("The first new one.")).toBeFocused();
  await bruno.window.keyboard.press("n");
  await expect(bruno.talk.post("The second new one.")).toBeFocused();
  await expect(bruno.talk.post("The second new one.")).toBeInViewport();
  await readMarks(bruno.window);
  await bruno.window.keyboard.press("p");
  await expect(bruno.talk.post("The first new one.")).toBeFocused();
  await readMarks(bruno.window);
  await expect(bruno.talk.post("The first new one.").getByText("New", { exact: true })).toBeAttached();

  await bruno.window.goto("/");
  await bruno.text.open(reading.url);
  await expect(bruno.text.count(1)).not.toHaveAttribute("data-fresh");
  await expect(bruno.text.count(9)).not.toHaveAttribute("data-fresh");
});

const readMarks = (window: Page) =>
  window.waitForResponse(
    (response) =>
      response.url().endsWith("/read-marks") && response.request().postDataJSON().posts.length > 0,
  );

test("With two windows of one person, what waits is sent by one of them", async ({ browser, request }) => {
  await writtenBefore(request, "who had built it", "Is anybody there?");
  const [bruno, chidi] = [await seat(browser, "Bruno"), await seat(browser, "Chidi")];
  await bruno.context.route("**/posts", (route) => route.abort());
  const other = await bruno.context.newPage();
  const elsewhere = new Discussion(other);
  await new ReadingPage(other).open(reading.url);
  await bruno.talk.reply("Is anybody there?", "From one of two.");
  await expect(elsewhere.thread("From one of two.")).toBeVisible();

  let sent = 0;
  await bruno.context.unroute("**/posts");
  bruno.context.on("response", (response) => {
    if (response.request().method() === "POST" && response.url().endsWith("/posts")) sent += 1;
  });

  await expect.poll(() => bruno.talk.waiting(), { timeout: 20_000 }).toBe(0);
  await expect(bruno.talk.thread("From one of two.")).not.toContainText("Not sent yet");
  await expect(elsewhere.thread("From one of two.")).not.toContainText("Not sent yet");
  expect(sent).toBe(1);
  await chidi.talk.open("Is anybody there?");
  await expect(chidi.talk.post("From one of two.")).toHaveCount(1);
});

test("A note only for oneself is not shown to anybody else", async ({ browser }) => {
  const [bruno, chidi] = [await seat(browser, "Bruno"), await seat(browser, "Chidi")];
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

test("By keys alone: c writes, Enter opens, Escape leads back to the paragraph", async ({ browser }) => {
  const bruno = await seat(browser, "Bruno");
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

test("A place to write stands whole in the window, wherever it opens and however much is written", async ({
  browser,
}) => {
  const bruno = await seat(browser, "Bruno");
  const composer = bruno.text.composer;
  const whole = async () => {
    const box = await composer.boundingBox();
    const height = bruno.window.viewportSize()?.height ?? 0;
    return box !== null && box.y >= 0 && box.y + box.height <= height;
  };
  await bruno.text.words(6).evaluate((words) => {
    window.scrollBy(0, words.getBoundingClientRect().top - window.innerHeight + 60);
  });
  await bruno.text.words(6).evaluate((words) => words.focus({ preventScroll: true }));
  await bruno.window.keyboard.press("c");
  await expect(bruno.talk.editor).toBeFocused();
  await expect.poll(whole).toBe(true);
  await bruno.window.keyboard.type("Many words. ".repeat(60));
  await expect.poll(whole).toBe(true);
});

test("Opening a thread moves nothing in the text, and puts it exactly beside its passage", async ({
  browser,
  request,
}) => {
  for (const quote of ["Of what follows", "this is part 3", "It went on."])
    await annotate(request, reading, reading.organizer, {
      passage: { paragraph: 5, quote },
      body: { markdown: `About “${quote}”. ${"And more of it. ".repeat(12)}` },
    });
  const bruno = await seat(browser, "Bruno");
  const last = bruno.talk.thread("About “It went on.”");
  await last.scrollIntoViewIfNeeded();
  const before = await bruno.text.words(5).boundingBox();

  const thread = await bruno.talk.open("About “It went on.”");

  expect(await bruno.text.words(5).boundingBox()).toEqual(before);
  await expect
    .poll(async () => Math.abs(((await thread.boundingBox())?.y ?? 0) - (before?.y ?? 0)))
    .toBeLessThan(12);
});

test("Whoever reads along without an account is told how to take part, and nobody finds a barrier", async ({
  page,
  request,
}) => {
  await writtenBefore(request, "who had built it", "Does it matter?");
  const talk = new Discussion(page);
  await new ReadingPage(page).open(reading.url);
  const thread = await talk.open("Does it matter?");
  await expect(thread.getByRole("link", { name: "Sign in to take part" })).toBeVisible();
  await expect(thread.getByRole("button", { name: "Reply", exact: true })).toHaveCount(0);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
  }
});

test("On a tablet the threads come in a sheet at the side, and writing in it meets no barrier", async ({
  browser,
  request,
}) => {
  await writtenBefore(request, "who had built it", "Does it matter?");
  const bruno = await seat(browser, "Bruno");
  await bruno.window.setViewportSize({ width: 900, height: 1000 });
  await bruno.text.count(1).click();
  const sheet = bruno.window.getByRole("region", { name: "¶1" });
  const text = await bruno.text.words(1).boundingBox();
  expect((text?.x ?? 0) + (text?.width ?? 0)).toBeLessThanOrEqual((await sheet.boundingBox())?.x ?? 0);
  await sheet.getByRole("button", { name: "Reply", exact: true }).click();
  await expect(bruno.talk.editor).toBeFocused();
  const { violations } = await new AxeBuilder({ page: bruno.window }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
  await bruno.window.keyboard.press("Escape");
  await bruno.window.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  expect(await bruno.text.focused()).toBe("p1");
});

test("Beside a text that runs from right to left, the sheet stands at the left", async ({
  page,
  request,
}) => {
  const arabic = "في البدء كانت القراءة فعلاً جماعياً، يجلس الناس حول القارئ ويسمعون صوته.";
  const other = await buildReading([arabic, arabic.repeat(4)], "القراءة مع الآخرين");
  await annotate(request, other, other.organizer, {
    passage: { paragraph: 2 },
    body: { markdown: "So it was." },
  });
  await page.setViewportSize({ width: 900, height: 800 });
  const text = new ReadingPage(page);
  await text.open(other.url);
  await text.count(2).click();
  const sheet = await page.getByRole("region", { name: "¶2" }).boundingBox();
  expect(sheet?.x).toBe(0);
  expect((await text.words(2).boundingBox())?.x).toBeGreaterThanOrEqual(sheet?.width ?? 0);
});

test("A count opens the first thread of its paragraph, also of one far down", async ({
  browser,
  request,
}) => {
  await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 14 },
    body: { markdown: "Far down." },
  });
  const bruno = await seat(browser, "Bruno");
  await bruno.text.count(14).click();
  await expect(bruno.talk.thread("Far down.")).toBeFocused();
  await expect(bruno.talk.thread("Far down.")).toHaveAttribute("data-active", "true");
});

test("On paper the threads one chooses stand as notes under the text", async ({ browser, request }) => {
  await writtenBefore(request, "who had built it", "Does it matter?");
  const bruno = await seat(browser, "Bruno");
  await expect(bruno.talk.thread("Does it matter?")).toBeVisible();
  const notes = bruno.window.getByRole("region", { name: "What was said" });
  await bruno.window.emulateMedia({ media: "print" });
  await expect(notes).toHaveCount(0);
  await bruno.window.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(notes.getByText("Does it matter?")).toBeVisible();

  await bruno.window.emulateMedia({ media: "screen" });
  await bruno.window.getByRole("button", { name: "How the text is set" }).click();
  await bruno.window.getByLabel("With my threads").check({ force: true });
  await bruno.window.emulateMedia({ media: "print" });
  await expect(notes.getByText("Does it matter?")).toBeHidden();
});

test("Whoever is put out of a private group while reading is told that it is over", async ({
  browser,
  request,
}) => {
  const bruno = await seat(browser, "Bruno");
  await writtenBefore(request, "who had built it", "Are you there?");
  await expect(bruno.talk.thread("Are you there?")).toBeVisible();
  await removeFrom(reading, request, "Bruno");
  await expect(bruno.window.getByRole("alert").getByText("You can no longer read this")).toBeVisible();
  await bruno.window.reload();
  await expect(bruno.window.getByRole("heading", { name: "Nothing here" })).toBeVisible();
});

test("Whoever is put out of a private group while writing keeps the words, and sends them when let in again", async ({
  browser,
  request,
}) => {
  await writtenBefore(request, "who had built it", "Are you there?");
  const bruno = await seat(browser, "Bruno");
  const tooLate = bruno.window.getByText("You could not write here when this was sent");
  const again = bruno.window.getByRole("button", { name: "Send again", exact: true });
  // The notice of it does not come through.
  await bruno.context.route("**/live?*", (route) => route.abort());
  await bruno.window.reload();
  const thread = await bruno.talk.open("Are you there?");
  await thread.getByRole("button", { name: "Reply", exact: true }).click();
  await bruno.talk.editor.fill("I was");
  await removeFrom(reading, request, "Bruno");
  await bruno.talk.editor.press("Control+Enter");

  await expect(tooLate).toBeVisible();
  await expect(bruno.window.getByText("You can no longer read this")).toBeVisible();
  await expect(thread).toContainText("You can send them again when you have the right to.");
  await expect(thread).toContainText("Are you there?");
  await expect(again).toHaveCount(0);

  const organizer = await browser.newPage();
  await signIn(organizer, reading.organizer);
  const link = await new GroupPages(organizer, reading.slug).makeLink();
  await organizer.context().close();
  await bruno.context.unroute("**/live?*");
  await bruno.window.goto(link);
  await bruno.window.getByRole("button", { name: "Join the group" }).click();
  await expect(bruno.window.getByRole("heading", { level: 1 })).toBeVisible();
  await bruno.text.open(reading.url);

  await bruno.talk.open("Are you there?");
  await expect(tooLate).toBeVisible();
  await again.click();
  await expect(tooLate).toHaveCount(0);
  await expect.poll(() => bruno.talk.waiting()).toBe(0);
  await bruno.window.reload();
  await bruno.talk.open("Are you there?");
  await expect(bruno.talk.post("I was")).toBeVisible();
});

test("A link to another place leads there, and the words begun elsewhere wait for a reload", async ({
  browser,
  request,
}) => {
  const thread = await writtenBefore(request, "who had built it", "Does it matter?");
  const bruno = await seat(browser, "Bruno");
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

test("A reader who becomes an observer is told, and the tools to write are gone until that changes again", async ({
  browser,
  request,
}) => {
  await writtenBefore(request, "who had built it", "Does it matter?");
  const bruno = await seat(browser, "Bruno");
  await bruno.talk.open("Does it matter?");
  await setRole(reading, request, "Bruno", "observer");
  await expect(bruno.window.getByText("you can read along, and no longer write")).toBeVisible();
  await bruno.text.paragraph(2).focus();
  await bruno.window.keyboard.press("c");
  await expect(bruno.talk.editor).toBeHidden();
  await setRole(reading, request, "Bruno", "member");
  await expect(bruno.window.getByText("you can write here now")).toBeVisible();
  await expect(bruno.window.getByText("you can read along, and no longer write")).toBeHidden();
  await bruno.window.keyboard.press("c");
  await expect(bruno.talk.editor).toBeVisible();

  // What is sent too late waits until it can be sent.
  await bruno.talk.editor.fill("Too late");
  await setRole(reading, request, "Bruno", "observer");
  await expect(bruno.window.getByText("you can read along, and no longer write")).toBeVisible();
  await bruno.talk.editor.press("Control+Enter");
  await expect(bruno.window.getByText("You could not write here when this was sent")).toBeVisible();
  await setRole(reading, request, "Bruno", "member");
  await bruno.window.getByRole("button", { name: "Send again", exact: true }).click();
  await expect(bruno.window.getByText("You could not write here when this was sent")).toBeHidden();
  await bruno.window.reload();
  await expect(bruno.talk.thread("Too late")).toBeVisible();
});

test("A highlight that another removes goes from the page, which does not ask for what is not there", async ({
  browser,
  request,
}) => {
  const { id } = await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 2, quote: "the answer was the same" },
    kind: "highlight",
  });
  const bruno = await seat(browser, "Bruno");
  const missed: string[] = [];
  bruno.window.on("response", (answer) => {
    if (answer.status() >= 400) missed.push(answer.url());
  });
  const painted = async () => Object.values(await bruno.text.marks()).flat();
  await expect.poll(painted).toContain("the answer was the same");
  await takeBack(request, reading.organizer, { annotation: id });
  await expect.poll(painted).not.toContain("the answer was the same");
  await writtenBefore(request, "who had built it", "Said later.");
  await expect(bruno.talk.thread("Said later.")).toBeVisible();
  expect(missed).toEqual([]);
});

test("With the focus in a thread, c writes about the thread's own paragraph", async ({
  browser,
  request,
}) => {
  await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 3, quote: "part 1" },
    body: { markdown: "Further down." },
  });
  const bruno = await seat(browser, "Bruno");
  await bruno.talk.thread("Further down.").focus();
  await bruno.window.keyboard.press("c");
  await expect(bruno.text.composer).toHaveAccessibleName(/¶3/);
});

test("A link to an answer opens its thread at that answer", async ({ browser, request }) => {
  await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 9, quote: "part 7" },
    body: { markdown: "Far down." },
  });
  const bruno = await seat(browser, "Bruno");
  await bruno.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await bruno.text.paragraph(9).scrollIntoViewIfNeeded();
  await bruno.talk.reply("Far down.", "Deeper still.");
  await bruno.talk
    .post("Deeper still.")
    .getByRole("button", { name: /^More for this post/ })
    .click();
  await bruno.window.getByRole("menuitem", { name: "Copy link" }).click();
  await expect(bruno.window.getByText("The link is copied.")).toBeVisible();
  const link = await bruno.window.evaluate(() => navigator.clipboard.readText());

  const chidi = await seat(browser, "Chidi");
  await chidi.window.goto(link);
  await expect(chidi.talk.post("Deeper still.")).toBeFocused();
  await expect(chidi.talk.post("Deeper still.")).toBeInViewport();
});

test("Without scripts a paragraph's count leads to its threads", async ({ browser, request }) => {
  await writtenBefore(request, "who had built it", "Does it matter?");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(reading.url);
  await page.locator("#p1 .count").click();
  await expect(page.getByText("Does it matter?")).toBeVisible();
  await context.close();
});

test("who has the reading open in very many windows is told so, and hears again once some are closed", async ({
  browser,
}) => {
  const { reader, window, text } = await seat(browser, "Many");
  await window.close();
  const { token } = await colloquy<{ token: string }>(
    "token",
    "add",
    "--email",
    reader.email,
    "--name",
    "many",
  );
  const windows = new AbortController();
  const open = async () => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${new URL(reading.url).origin}/api/v1/readings/${reading.id}/live`, {
      headers,
      signal: windows.signal,
    });
    return answer.status;
  };
  const opened = await Promise.all(Array.from({ length: STREAMS_OF_USER }, open));
  expect(new Set(opened)).toEqual(new Set([200]));

  const one = await text.page.context().newPage();
  const page = new ReadingPage(one);
  await page.open(reading.url);
  const told = one.getByText("Open in too many windows");
  await expect(told).toBeVisible();
  windows.abort();
  await expect(told).toHaveCount(0, { timeout: 60_000 });
});
