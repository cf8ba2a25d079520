import { get } from "node:http";
import type { Page } from "@playwright/test";
import { STREAMS_OF_USER } from "@/domain/limits";
import { annotate, removeFrom, setRole, signIn, takeBack } from "./support/build-reading";
import { colloquy } from "./support/cli";
import { GroupPages } from "./support/group-pages";
import { ReadingPage } from "./support/reading-page";
import { expect, test } from "./support/room";

/* What changes elsewhere while a reading is open. */

test("A page that was not looked at gives its connection back and catches up when it is", async ({
  seat,
  written,
}) => {
  const bruno = await seat("Bruno");
  await expect(bruno.text.paragraph(1)).toBeVisible();
  await bruno.window.clock.install();
  await bruno.window.reload();
  await setSight(bruno.window, "hidden");
  await bruno.window.clock.fastForward(31_000);

  await written("who had built it", "While you slept.");
  await expect(bruno.talk.threads).toHaveCount(0);

  await setSight(bruno.window, "visible");
  await expect(bruno.talk.thread("While you slept.")).toBeVisible();
});

test("A count that the server could not tell is asked for again, and the page does not go on with the old one", async ({
  reading,
  request,
  seat,
}) => {
  const far = { paragraph: 14, quote: "part 12" };
  const { id } = await annotate(request, reading, reading.organizer, {
    passage: far,
    body: { markdown: "Far down." },
  });
  const bruno = await seat("Bruno");
  await expect(bruno.text.count(14)).toHaveText("1");
  let asked = 0;
  await bruno.context.route("**/talk", (route) => {
    asked += 1;
    return asked < 5 ? route.fulfill({ status: 503 }) : route.continue();
  });

  await takeBack(request, reading.organizer, { annotation: id });
  await expect.poll(() => asked, { timeout: 30_000 }).toBeGreaterThanOrEqual(5);
  await expect(bruno.text.count(14)).toHaveCount(0);
});

test("Whoever is put out of a private group while reading is told that it is over", async ({
  reading,
  request,
  seat,
  written,
}) => {
  const bruno = await seat("Bruno");
  await written("who had built it", "Are you there?");
  await expect(bruno.talk.thread("Are you there?")).toBeVisible();
  await removeFrom(reading, request, "Bruno");
  await expect(bruno.window.getByRole("alert").getByText("You can no longer read this")).toBeVisible();
  await bruno.window.reload();
  await expect(bruno.window.getByRole("heading", { name: "Nothing here" })).toBeVisible();
});

test("Whoever is put out of a private group while writing keeps the words, and sends them when let in again", async ({
  browser,
  reading,
  request,
  seat,
  written,
}) => {
  await written("who had built it", "Are you there?");
  const bruno = await seat("Bruno");
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
  await expect(bruno.window).toHaveURL(/\/groups\//);
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

test("A reader who becomes an observer is told, and the tools to write are gone until that changes again", async ({
  reading,
  request,
  seat,
  written,
}) => {
  await written("who had built it", "Does it matter?");
  const bruno = await seat("Bruno");
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
  reading,
  request,
  seat,
  written,
}) => {
  const { id } = await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 2, quote: "the answer was the same" },
    kind: "highlight",
  });
  const bruno = await seat("Bruno");
  const missed: string[] = [];
  bruno.window.on("response", (answer) => {
    if (answer.status() >= 400) missed.push(answer.url());
  });
  const painted = async () => Object.values(await bruno.text.marks()).flat();
  await expect.poll(painted).toContain("the answer was the same");
  await takeBack(request, reading.organizer, { annotation: id });
  await expect.poll(painted).not.toContain("the answer was the same");
  await written("who had built it", "Said later.");
  await expect(bruno.talk.thread("Said later.")).toBeVisible();
  expect(missed).toEqual([]);
});

test("who has the reading open in very many windows is told so, and hears again once some are closed", async ({
  reading,
  seat,
}) => {
  const { reader, window, text } = await seat("Many");
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
  const live = new URL(`/api/v1/readings/${reading.id}/live`, reading.url);
  const options = { headers: { authorization: `Bearer ${token}` }, signal: windows.signal };
  /** On a connection of its own: the processes that serve take them in turn. */
  const open = () =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = get(live, { ...options, agent: false }, ({ statusCode }) => resolve(statusCode));
      asked.on("error", (error) => error.name === "AbortError" || reject(error));
    });
  let opened = 0;
  for (let refused = 0; refused < 6; ) {
    const status = await open();
    refused = status === 429 ? refused + 1 : 0;
    if (status === 200) opened++;
  }
  expect(opened).toBeGreaterThanOrEqual(STREAMS_OF_USER);

  const one = await text.page.context().newPage();
  const page = new ReadingPage(one);
  await page.open(reading.url);
  const told = one.getByText("Open in too many windows");
  await expect(told).toBeVisible();
  windows.abort();
  await expect(told).toHaveCount(0, { timeout: 60_000 });
});

/** Browsers under test are always looked at. */
async function setSight(window: Page, state: "hidden" | "visible") {
  await window.evaluate((now) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => now });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}
