import { barriers } from "./support/barriers";
import { annotate, buildReading } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { ReadingPage } from "./support/reading-page";
import { expect, test } from "./support/room";

/* Where threads and the place to write stand beside the text. */

test("A place to write stands whole in the window, wherever it opens and however much is written", async ({
  seat,
}) => {
  const bruno = await seat("Bruno");
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
  reading,
  request,
  seat,
}) => {
  for (const quote of ["Of what follows", "this is part 3", "It went on."])
    await annotate(request, reading, reading.organizer, {
      passage: { paragraph: 5, quote },
      body: { markdown: `About “${quote}”. ${"And more of it. ".repeat(12)}` },
    });
  const bruno = await seat("Bruno");
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
  reading,
  written,
}) => {
  await written("who had built it", "Does it matter?");
  const talk = new Discussion(page);
  await new ReadingPage(page).open(reading.url);
  const thread = await talk.open("Does it matter?");
  await expect(thread.getByRole("link", { name: "Sign in to take part" })).toBeVisible();
  await expect(thread.getByRole("button", { name: "Reply", exact: true })).toHaveCount(0);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await barriers(page)).toEqual([]);
  }
});

test("On a tablet the threads come in a sheet at the side, and writing in it meets no barrier", async ({
  seat,
  written,
}) => {
  await written("who had built it", "Does it matter?");
  const bruno = await seat("Bruno");
  await bruno.window.setViewportSize({ width: 900, height: 1000 });
  await bruno.text.count(1).click();
  const sheet = bruno.window.getByRole("region", { name: "¶1" });
  const text = await bruno.text.words(1).boundingBox();
  expect((text?.x ?? 0) + (text?.width ?? 0)).toBeLessThanOrEqual((await sheet.boundingBox())?.x ?? 0);
  await sheet.getByRole("button", { name: "Reply", exact: true }).click();
  await expect(bruno.talk.editor).toBeFocused();
  expect(await barriers(bruno.window)).toEqual([]);
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

test("On paper the threads one chooses stand as notes under the text", async ({ seat, written }) => {
  await written("who had built it", "Does it matter?");
  const bruno = await seat("Bruno");
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
