import type { Page } from "@playwright/test";
import { annotate } from "./support/build-reading";
import { expect, test } from "./support/room";

const LONG = Array.from({ length: 60 }, (_, at) => `It goes on and on, in sentence ${at + 1}.`).join(" ");

test("What is new is walked through with n and p, as fast as one likes, and is old at the next visit", async ({
  reading,
  request,
  seat,
  written,
}) => {
  await written("The house", "The first new one.");
  for (const [paragraph, word] of [
    [6, "second"],
    [9, "third"],
    [13, "fourth"],
  ] as const)
    await annotate(request, reading, reading.organizer, {
      passage: { paragraph, quote: `part ${paragraph - 2}` },
      body: { markdown: `The ${word} new one.` },
    });
  const bruno = await seat("Bruno");
  const told = numbersTold(bruno.window);

  for (const word of ["first", "second", "third", "fourth"]) {
    await bruno.window.keyboard.press("n");
    await expect(bruno.talk.post(`The ${word} new one.`)).toBeFocused();
  }
  await expect(bruno.talk.post("The fourth new one.")).toBeInViewport();
  await expect(bruno.window.getByRole("button", { name: /new$/ })).toHaveCount(0);
  await bruno.window.keyboard.press("p");
  await expect(bruno.talk.post("The third new one.")).toBeFocused();
  await expect(bruno.talk.post("The third new one.").getByText("New", { exact: true })).toBeAttached();
  await expect.poll(() => told.size).toBe(4);

  await bruno.window.goto("/");
  await bruno.text.open(reading.url);
  await expect(bruno.text.count(1)).not.toHaveAttribute("data-fresh");
  await expect(bruno.text.count(13)).not.toHaveAttribute("data-fresh");
});

test("A post is read when all of it was shown, not when its first line stood at the lower edge", async ({
  reading,
  request,
  seat,
  written,
}) => {
  const shown = await written("The house", "Short, and all of it in view.");
  const long = await written("the road ended", LONG);
  const low = { paragraph: 3, quote: "part 1" };
  await annotate(request, reading, reading.organizer, {
    passage: low,
    body: { markdown: "Low on the page." },
  });
  const chidi = await seat("Chidi");
  const edge = await chidi.talk.post("Low on the page.").boundingBox();
  if (!edge) throw new Error("It is not there.");

  const bruno = await seat("Bruno", { isReading: false });
  await bruno.window.setViewportSize({ width: 1280, height: Math.ceil(edge.y + edge.height / 2) });
  const told = numbersTold(bruno.window);
  await bruno.text.open(reading.url);
  await expect.poll(() => told.size).toBeGreaterThan(0);
  expect([...told]).toEqual([shown.posts[0]?.number]);

  await bruno.talk.open("It goes on and on");
  await expect.poll(() => [...told]).toEqual([shown.posts[0]?.number, long.posts[0]?.number]);
});

/** Which posts the server knows from this page to be seen. */
function numbersTold(page: Page): Set<number> {
  const told = new Set<number>();
  page.on("response", (answer) => {
    if (!answer.url().endsWith("/read-marks") || !answer.ok()) return;
    for (const number of answer.request().postDataJSON().posts) told.add(number);
  });
  return told;
}
