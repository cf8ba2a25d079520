import { annotate } from "./support/build-reading";
import { expect, test } from "./support/room";

test("A link to an answer opens its thread at that answer", async ({ reading, request, seat }) => {
  await annotate(request, reading, reading.organizer, {
    passage: { paragraph: 9, quote: "part 7" },
    body: { markdown: "Far down." },
  });
  const bruno = await seat("Bruno");
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

  const chidi = await seat("Chidi");
  await chidi.window.goto(link);
  await expect(chidi.talk.post("Deeper still.")).toBeFocused();
  await expect(chidi.talk.post("Deeper still.")).toBeInViewport();
});

test("Without scripts a paragraph's count leads to its threads", async ({ browser, reading, written }) => {
  await written("who had built it", "Does it matter?");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(reading.url);
  await page.locator("#p1 .count").click();
  await expect(page.getByText("Does it matter?")).toBeVisible();
  await context.close();
});
