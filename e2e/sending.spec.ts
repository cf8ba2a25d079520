import { POST_LENGTH } from "@/domain/limits";
import { signIn } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { ReadingPage } from "./support/reading-page";
import { expect, type Seat, test } from "./support/room";

/* Nothing acknowledged is lost, and nothing is sent twice. */

test("Whoever writes too much is told by how much, and nothing of it is lost", async ({ seat }) => {
  const bruno = await seat("Bruno");
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
  seat,
  written,
}) => {
  await written("who had built it", "Is anybody there?");
  const [bruno, chidi] = [await seat("Bruno"), await seat("Chidi")];
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

test("An answer that got lost on the way is not posted twice", async ({ seat, written }) => {
  await written("who had built it", "Is anybody there?");
  const [bruno, chidi] = [await seat("Bruno"), await seat("Chidi")];
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
  seat,
  written,
}) => {
  await written("who had built it", "Say something.");
  const bruno = await seat("Bruno");
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
  reading,
  seat,
  written,
}) => {
  await written("who had built it", "Say something.");
  const bruno = await seat("Bruno");
  await bruno.context.clearCookies();
  await bruno.talk.reply("Say something.", "Something.");
  await expect(bruno.talk.thread("Something.")).toContainText("you are signed out");

  await signIn(bruno.window, bruno.reader);
  await bruno.text.open(reading.url);

  await expect.poll(() => bruno.talk.waiting()).toBe(0);
  await expect(bruno.talk.thread("Something.")).toBeVisible();
});

test("With two windows of one person, what waits is sent by one of them", async ({
  reading,
  seat,
  written,
}) => {
  await written("who had built it", "Is anybody there?");
  const [bruno, chidi] = [await seat("Bruno"), await seat("Chidi")];
  await bruno.context.route("**/posts", (route) => route.abort());
  const other = await bruno.context.newPage();
  const elsewhere = new Discussion(other);
  await new ReadingPage(other).open(reading.url);
  await bruno.talk.reply("Is anybody there?", "From one of two.");
  await expect(elsewhere.thread("From one of two.")).toBeVisible();

  let sent = 0;
  bruno.context.on("response", (response) => {
    if (response.request().method() === "POST" && response.url().endsWith("/posts")) sent += 1;
  });
  await bruno.context.unroute("**/posts");

  await expect.poll(() => bruno.talk.waiting(), { timeout: 20_000 }).toBe(0);
  await expect(bruno.talk.thread("From one of two.")).not.toContainText("Not sent yet");
  await expect(elsewhere.thread("From one of two.")).not.toContainText("Not sent yet");
  expect(sent).toBe(1);
  await chidi.talk.open("Is anybody there?");
  await expect(chidi.talk.post("From one of two.")).toHaveCount(1);
});

/** Holds back what the page does not begin with, until it is let go: the editor. */
async function holdEditor({ window }: Seat, url: string): Promise<() => void> {
  const page = await (await window.request.get(url)).text();
  let letGo = () => {};
  const isLate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await window.route("**/_next/static/chunks/**", async (route) => {
    const [chunk = ""] = route.request().url().split("/").slice(-1);
    if (!page.includes(chunk)) await isLate;
    await route.continue();
  });
  return letGo;
}

/** Begins to annotate a page whose editor is held back, with the keys alone. */
async function beginWithoutEditor(one: Seat, url: string, words: string): Promise<() => void> {
  const letGo = await holdEditor(one, url);
  await one.text.open(url);
  await one.text.words(2).focus();
  await one.window.keyboard.press("c");
  await one.window.keyboard.type(words);
  return letGo;
}

test("Whoever types at once loses no letter, though the editor is only being fetched", async ({
  reading,
  seat,
  written,
}) => {
  await written("who had built it", "Does it matter?");
  const bruno = await seat("Bruno", { isReading: false });
  const { keyboard } = bruno.window;
  const letGo = await holdEditor(bruno, reading.url);
  await bruno.text.open(reading.url);

  await bruno.text.words(2).focus();
  const before = await bruno.window.evaluate(() => window.scrollY);
  await keyboard.press("c");
  await keyboard.type("Now, nobody k");
  await expect(bruno.talk.editor).toHaveValue("Now, nobody k");
  expect(await bruno.window.evaluate(() => window.scrollY)).toBe(before);
  const rest = keyboard.type("nows how it ends", { delay: 10 });
  letGo();
  await rest;
  await expect(bruno.text.composer.getByRole("toolbar")).toBeVisible();
  await expect(bruno.talk.editor).toHaveText("Now, nobody knows how it ends");
  await expect(bruno.text.composer).not.toContainText("your draft from earlier");
  await keyboard.press("Control+Enter");
  await expect(bruno.talk.thread("Now, nobody knows how it ends")).toBeVisible();

  // It is here by now: not even the first key falls beside it.
  await bruno.text.words(2).focus();
  await keyboard.type("cno");
  await expect(bruno.talk.editor).toHaveText("no");
});

test("What is written before the editor is there means the same, and goes on where one was writing", async ({
  reading,
  seat,
}) => {
  const bruno = await seat("Bruno", { isReading: false });
  const { keyboard } = bruno.window;
  const letGo = await beginWithoutEditor(bruno, reading.url, "It is **known**, world\n- to some");
  await keyboard.press("ArrowUp");
  await keyboard.press("End");
  for (let at = 0; at < "world".length; at += 1) await keyboard.press("ArrowLeft");
  letGo();
  await expect(bruno.text.composer.getByRole("toolbar")).toBeVisible();
  await keyboard.type("hello ");
  await expect(bruno.talk.editor.locator("p").first()).toHaveText("It is known, hello world");
  await expect(bruno.talk.editor.locator("strong")).toHaveText("known");
  await expect(bruno.talk.editor.locator("li")).toHaveText("to some");
});

test("Several lines written before the editor is there are read as Markdown, and gone on with in the last", async ({
  reading,
  seat,
}) => {
  const bruno = await seat("Bruno", { isReading: false });
  const { keyboard } = bruno.window;
  const letGo = await beginWithoutEditor(
    bruno,
    reading.url,
    "> He says so\n> himself.\n\nI doubt it:\n\n1. first\n2. second\n",
  );
  letGo();
  await expect(bruno.text.composer.getByRole("toolbar")).toBeVisible();
  await keyboard.type("third");
  await expect(bruno.talk.editor.locator("blockquote")).toHaveText(/^He says so\s?himself\.$/);
  await expect(bruno.talk.editor.locator("ol > li")).toHaveText(["first", "second", "third"]);
  await expect(bruno.talk.editor.locator("> p")).toHaveText(["I doubt it:"]);
});

test("What is sent before the editor is there goes out when it is, to those it was meant for", async ({
  reading,
  seat,
}) => {
  const bruno = await seat("Bruno", { isReading: false });
  const letGo = await beginWithoutEditor(bruno, reading.url, "For all of you.");
  await bruno.window.keyboard.press("Control+Enter");
  await expect(bruno.text.composer.getByRole("combobox")).toBeDisabled();
  letGo();
  await expect(bruno.text.composer).toHaveCount(0);
  await expect(bruno.talk.thread("For all of you.")).toBeVisible();
});

test("What is typed before the editor is there outlives a reload", async ({ seat, written }) => {
  await written("who had built it", "Does it matter?");
  const bruno = await seat("Bruno");
  await bruno.window.route("**/_next/static/chunks/**", (route) => route.abort());
  const thread = await bruno.talk.open("Does it matter?");
  await thread.getByRole("button", { name: "Reply", exact: true }).click();
  await bruno.window.keyboard.type("To some\nit does");
  await bruno.window.unroute("**/_next/static/chunks/**");
  await bruno.window.reload();
  await bruno.talk.open("Does it matter?");
  await bruno.window.getByRole("button", { name: "Go on with your reply" }).click();
  await bruno.window.keyboard.type(".");
  await bruno.window.keyboard.press("Control+Enter");
  await expect(bruno.talk.post("it does.")).toContainText("To some");
});
