import { expectNoBarriers } from "./support/barriers";
import { annotate, answer, type BuiltReading, buildReading, joinAs, signIn } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { expect, test } from "./support/people";
import { publishCorrected } from "./support/publish-corrected";
import { ReadingPage } from "./support/reading-page";

const TEXT = [
  "We walk to think, and slowly.",
  "The road does half of the work.",
  "Nobody came to meet us.",
  "At the inn they asked for our names.",
];
const CORRECTED = ["To think is why we walk.", { was: 2 }, { was: 3 }, { was: 4 }];
const at = (quote: string, markdown: string) => ({ passage: { paragraph: 1, quote }, body: { markdown } });
const lostPage = ({ url }: BuiltReading) => `${new URL(url).pathname}/lost`;

test.describe.configure({ timeout: 240_000 });

test("Chidi finds the place of a lost thread by keyboard alone, takes it back, and drags it there", async ({
  page,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const [chidi, dora] = [await joinAs(reading, "Chidi"), await joinAs(reading, "Dora")];
  const thread = await annotate(request, reading, chidi, at("and slowly", "How slowly?"));
  await answer(request, dora, thread.id, "As slowly as one thinks.");
  await publishCorrected(reading, CORRECTED);

  await signIn(page, chidi);
  const text = new ReadingPage(page);
  await text.open(reading.url);
  await page.getByRole("link", { name: "One thread without a place in the text" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Threads without a place" })).toBeVisible();
  const card = page.getByRole("listitem").filter({ hasText: "How slowly?" });
  await expect(card.getByRole("blockquote")).toHaveText("…We walk to think, and slowly.…");
  await card.getByText("One reply").click();
  await expect(card).toContainText("As slowly as one thinks.");
  await expectNoBarriers(page);

  const choose = card.getByRole("button", { name: "Find its place" });
  await choose.focus();
  await page.keyboard.press("Enter");
  const bar = page.getByRole("region", { name: "Where this thread belongs" });
  await expect(bar.getByRole("status")).toHaveText("Attach to paragraph 1");
  await expectNoBarriers(page);
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await expect(bar.getByRole("status")).toHaveText("Attach to paragraph 3");
  await page.keyboard.press("k");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(bar.getByRole("status")).toHaveText("Attach to paragraphs 2 to 3");
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
  await expect(choose).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(bar.getByRole("status")).toHaveText("Attach to paragraph 1");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");

  const placed = page.getByRole("status").filter({ hasText: "The thread stands in the text again" });
  await expect(placed).toContainText("on “The road does half of the work.”");
  await expect(card).toHaveCount(0);
  await expect(page.getByText("Every thread here has its place in the text.")).toBeVisible();
  await expectNoBarriers(page);
  await page.keyboard.press("Tab");
  await expect(placed.getByRole("link", { name: "Show it there" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(card).toBeVisible();
  await expect(placed).toHaveCount(0);

  await card.getByRole("blockquote").dragTo(page.locator(".words").nth(2));
  await expect(placed).toContainText("on “Nobody came to meet us.”");
  await page.getByRole("link", { name: "Show it there" }).click();
  await expect(new Discussion(page).post("How slowly?")).toBeVisible();
  await expect
    .poll(async () => Object.values(await text.marks()).flat())
    .toContain("Nobody came to meet us.");
});

test("Bruno attaches a thread to words that he selects, and lets another rest", async ({
  page,
  elsewhere,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const [bruno, chidi, dora] = [
    await joinAs(reading, "Bruno", "moderator"),
    await joinAs(reading, "Chidi"),
    await joinAs(reading, "Dora"),
  ];
  await annotate(request, reading, chidi, at("We walk", "Who walks?"));
  await annotate(request, reading, chidi, at("and slowly", "How slowly?"));
  await publishCorrected(reading, CORRECTED);

  await signIn(page, bruno);
  await page.goto(lostPage(reading));
  const [who, how] = ["Who walks?", "How slowly?"].map((said) =>
    page.getByRole("listitem").filter({ hasText: said }),
  ) as [ReturnType<typeof page.getByRole>, ReturnType<typeof page.getByRole>];
  await who.getByRole("button", { name: "Find its place" }).click();
  await selectWords(page, 0, "why we walk");
  const bar = page.getByRole("region", { name: "Where this thread belongs" });
  await expect(bar.getByRole("status")).toHaveText("Attach to “why we walk”");
  await bar.getByRole("button", { name: "Attach here" }).click();
  await expect(page.getByText("The thread stands in the text again, on “why we walk”.")).toBeVisible();
  await expect(who).toHaveCount(0);

  await how.getByRole("button", { name: "Let it rest" }).click();
  await expect(page.getByText("No thread waits for its place.")).toBeVisible();
  await expectNoBarriers(page);
  const hers = await elsewhere(dora);
  await hers.goto(reading.url);
  await hers.getByRole("link", { name: "One thread rests, without a place in the text" }).click();
  await expect(hers.getByRole("listitem").filter({ hasText: "How slowly?" })).toBeVisible();
  await expect(hers.getByRole("button", { name: "Take it up again" })).toHaveCount(0);

  await how.getByRole("button", { name: "Take it up again" }).click();
  await how.getByText("Place it by number").click();
  await how.getByLabel("Number of the paragraph").fill("2");
  await how.getByLabel("Exact words in it").fill("half of the way");
  await how.getByRole("button", { name: "Attach here" }).click();
  await expect(how.getByRole("alert")).toBeVisible();
  await expect(how.getByLabel("Exact words in it")).toHaveValue("half of the way");
  await how.getByLabel("Exact words in it").fill("half of the work");
  await how.getByRole("button", { name: "Attach here" }).click();
  await expect(page.getByText("on “half of the work”")).toBeVisible();

  await page.getByLabel("Find in the text").fill("names");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(page.getByText("One place in one paragraph")).toBeVisible();
  await page.getByRole("link", { name: "¶4", exact: true }).click();
  await expect(page).toHaveURL(/lost\?p=.+#p4$/);
});

test("Others read lost threads with their old words, answer in them, and are offered no place for them", async ({
  page,
  request,
  browser,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const [chidi, dora] = [await joinAs(reading, "Chidi"), await joinAs(reading, "Dora")];
  await annotate(request, reading, chidi, at("and slowly", "How slowly?"));
  await publishCorrected(reading, CORRECTED);
  await signIn(page, dora);
  await page.goto(lostPage(reading));
  const card = page.getByRole("listitem").filter({ hasText: "How slowly?" });
  await expect(card.getByRole("blockquote")).toContainText("and slowly");
  await expect(
    page.getByText("The authors of these threads, and the moderators, can find their places."),
  ).toBeVisible();
  await expect(card.getByRole("button")).toHaveCount(0);
  await expectNoBarriers(page);
  await card.getByRole("link", { name: "Open the thread" }).click();
  const talk = new Discussion(page);
  await expect(talk.post("How slowly?")).toBeVisible();
  await expect(page.getByText("These words are no longer in the text:")).toBeVisible();
  await talk.reply("How slowly?", "Very.");
  await expect(talk.post("Very.")).toBeVisible();

  // Without scripts as well, and signed out.
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(lostPage(reading));
  await expect(bare.getByRole("listitem").filter({ hasText: "How slowly?" })).toBeVisible();
  await plain.close();
});

test("Without scripts its author places a thread by number, and takes it back", async ({
  browser,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const chidi = await joinAs(reading, "Chidi");
  await annotate(request, reading, chidi, at("and slowly", "How slowly?"));
  await publishCorrected(reading, CORRECTED);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, chidi);
  await page.goto(lostPage(reading));
  const card = page.getByRole("listitem").filter({ hasText: "How slowly?" });
  await expect(card.getByRole("button", { name: "Find its place" })).toBeHidden();
  await card.getByText("Place it by number").click();
  await card.getByLabel("Number of the paragraph").fill("4");
  await card.getByRole("button", { name: "Attach here" }).click();
  await expect(page.getByText("on “At the inn they asked for our names.”")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(card).toBeVisible();
  await context.close();
});

test("A text from right to left has its lost threads on the right, and no barriers", async ({
  page,
  request,
}) => {
  const reading = await buildReading(["נלך אט אט אל הנהר.", "הדרך עושה חצי מן העבודה."], "על ההליכה");
  const chidi = await joinAs(reading, "Chidi");
  await annotate(request, reading, chidi, {
    passage: { paragraph: 1, quote: "אט אט" },
    body: { markdown: "מה?" },
  });
  await publishCorrected(reading, ["הלכנו אל הנהר.", { was: 2 }]);
  await signIn(page, chidi);
  await page.goto(lostPage(reading));
  const card = page.getByRole("listitem").filter({ hasText: "מה?" });
  await expect(card.getByRole("blockquote")).toHaveCSS("direction", "rtl");
  await card.getByRole("button", { name: "Find its place" }).click();
  await page.keyboard.press("j");
  await expectNoBarriers(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText("The thread stands in the text again")).toBeVisible();
});

/** As a pointer does it: over the words of a paragraph. */
async function selectWords(page: import("@playwright/test").Page, index: number, words: string) {
  await page.evaluate(
    ([index, words]) => {
      const node = document.createTreeWalker(
        document.querySelectorAll(".words")[index] as Element,
        NodeFilter.SHOW_TEXT,
      );
      const text = node.nextNode() as Text;
      const from = text.data.indexOf(words);
      window.getSelection()?.setBaseAndExtent(text, from, text, from + words.length);
    },
    [index, words] as const,
  );
}
