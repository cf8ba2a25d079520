import { expectNoBarriers, overflow } from "./support/barriers";
import { annotate, buildReading, joinAs, signIn } from "./support/build-reading";
import { buildWalden, ENGLISH, GERMAN } from "./support/build-walden";
import { Discussion } from "./support/discussion";
import { expect, test } from "./support/people";
import { publishTranslated } from "./support/publish-translated";
import { ReadingPage } from "./support/reading-page";

test.describe.configure({ timeout: 240_000 });

test("A reader chooses a language, it is remembered, and what they write in it stands at the same paragraph for all", async ({
  elsewhere,
}) => {
  const { reading, german } = await buildWalden();
  const [dora, bruno] = [await joinAs(reading, "Dora"), await joinAs(reading, "Bruno")];
  const [hers, his] = [await elsewhere(dora), await elsewhere(bruno)];
  const [text, others] = [new ReadingPage(hers), new ReadingPage(his)];
  await others.open(reading.url);

  await text.open(reading.url);
  const languages = hers.getByRole("form", { name: "Language of the text" });
  await expect(languages.getByRole("button")).toHaveText(["English", "Deutsch", "Side by side"]);
  await expect(languages.getByRole("button", { pressed: true })).toHaveText("English");
  await languages.getByRole("button", { name: "Deutsch" }).click();
  await expect(hers).toHaveURL(`${reading.url}?in=${german}`);
  await expect(hers.getByRole("heading", { level: 1 })).toHaveText("Walden auf Deutsch");
  await expect(hers.getByRole("link", { name: "Contents" })).toHaveAttribute(
    "href",
    `${new URL(reading.url).pathname}/contents?in=${german}`,
  );
  await expect(hers.getByText("Translated by Emma Emmerich")).toBeVisible();
  await expect(hers.locator("#text")).toHaveAttribute("lang", "de");
  await expect(text.words(1)).toHaveText(GERMAN[0] ?? "");
  await expect(text.words(3).getByRole("img", { name: "Not translated" })).toHaveCount(1);
  await expectNoBarriers(hers);

  await text.open(reading.url);
  await expect(text.words(1)).toHaveText(GERMAN[0] ?? "");
  await text.select({ paragraph: 1, words: "mit Bedacht leben" });
  await text.toolbar.getByRole("button", { name: "Annotate" }).click();
  await text.write("Mit Bedacht says more.");
  const talk = new Discussion(hers);
  await expect(talk.thread("Mit Bedacht says more.")).toContainText("mit Bedacht leben");
  await expect(talk.thread("Mit Bedacht says more.")).not.toContainText("Chosen in");
  await expect.poll(() => text.marks()).toMatchObject({ "mine-1": ["mit Bedacht leben"] });
  await expect(text.count(1)).toHaveText("1");

  const thread = new Discussion(his).thread("Mit Bedacht says more.");
  await expect(thread).toContainText("Chosen in German:");
  await expect(thread.getByRole("button", { name: "mit Bedacht leben" })).toHaveAttribute("lang", "de");
  await expect(others.count(1)).toHaveText("1");
  await expect(others.words(1)).toHaveText(ENGLISH[0] ?? "");
  expect(Object.keys(await others.marks()).filter((layer) => layer.startsWith("other"))).toEqual([]);
  await others.select({ paragraph: 1, words: "the woods" });
  await others.toolbar.getByRole("button", { name: "Annotate" }).click();
  await others.write("Which woods?");

  await expect(talk.thread("Which woods?")).toContainText("Chosen in English:");
  await expect(text.count(1)).toHaveText("2");
  await text.open(reading.url);
  await expect(talk.thread("Mit Bedacht says more.")).toBeVisible();
  await expect.poll(() => text.marks()).toMatchObject({ "mine-1": ["mit Bedacht leben"] });
  expect(await text.marks()).not.toHaveProperty("other-1");

  await languages.getByRole("button", { name: "English" }).click();
  await expect(hers).toHaveURL(reading.url);
  await expect(text.words(1)).toHaveText(ENGLISH[0] ?? "");
  await expect.poll(() => text.marks()).toMatchObject({ "other-1": ["the woods"] });
});

test("Side by side, paragraph stands level with paragraph, and below each other where there is no room", async ({
  page,
}) => {
  const { reading, german } = await buildWalden();
  const dora = await joinAs(reading, "Dora");
  await annotate(page.request, reading, dora, {
    passage: { paragraph: 2, quote: "essential facts" },
    body: { markdown: "Which?" },
  });
  await signIn(page, dora);
  const text = new ReadingPage(page);
  await page.goto(reading.url);
  await page.getByRole("button", { name: "Side by side" }).click();
  await expect(page).toHaveURL(`${reading.url}?in=${german}&beside`);
  await text.open(reading.url);
  for (const number of [1, 2]) {
    const beside = text.paragraph(number).locator(".beside");
    await expect(beside).toHaveText(GERMAN[number - 1] ?? "");
    await expect(beside).toHaveAttribute("lang", "de");
    const [left, right] = [await text.words(number).boundingBox(), await beside.boundingBox()];
    expect(left && right && Math.abs(left.y - right.y)).toBeLessThan(2);
    expect(left && right && right.x - left.x - left.width).toBeGreaterThan(0);
  }
  await expect.poll(() => text.marks()).toMatchObject({ "mine-1": ["essential facts"] });

  await text.select({ paragraph: 3, words: "came to die" });
  await page.keyboard.press("Escape");
  await expectNoBarriers(page);

  await page.setViewportSize({ width: 320, height: 640 });
  const [above, below] = [
    await text.words(1).boundingBox(),
    await text.paragraph(1).locator(".beside").boundingBox(),
  ];
  expect(above && below && below.y - above.y - above.height).toBeGreaterThanOrEqual(0);
});

test("A Hebrew text with its English translation beside it: each runs its own way, by keyboard and without scripts", async ({
  browser,
}) => {
  const hebrew = ["בראשית ברא אלהים את השמים ואת הארץ.", "והארץ היתה תהו ובהו וחשך על פני תהום."];
  const reading = await buildReading(hebrew, "בראשית");
  const words = ["In the beginning God created the heaven and the earth.", "And the earth was without form."];
  await publishTranslated(reading, words, { title: "Genesis", translators: [], language: "en" });

  const withScripts = await browser.newContext();
  const page = await withScripts.newPage();
  const text = new ReadingPage(page);
  await text.open(reading.url);
  await page.getByRole("button", { name: "Side by side" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#text")).toHaveAttribute("dir", "rtl");
  const beside = text.paragraph(1).locator(".beside");
  await expect(beside).toHaveAttribute("dir", "ltr");
  const [first, second] = [await text.words(1).boundingBox(), await beside.boundingBox()];
  expect(first && second && first.x - second.x - second.width).toBeGreaterThan(0);
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "English" }).focus();
  await page.keyboard.press("Space");
  await expect(page.locator("#text")).toHaveAttribute("dir", "ltr");
  await expect(text.words(2)).toHaveText(words[1] ?? "");
  await expectNoBarriers(page);
  await withScripts.close();

  const without = await browser.newContext({ javaScriptEnabled: false });
  const plain = await without.newPage();
  await plain.goto(reading.url);
  await plain.getByRole("button", { name: "English" }).click();
  await expect(plain.getByText("In the beginning")).toBeVisible();
  await plain.goto(reading.url);
  await expect(plain.getByText("In the beginning")).toBeVisible();
  expect(await overflow(plain)).toBe(0);
  await without.close();
});

test("A part of a long text that is fetched later is of the language that is read", async ({ page }) => {
  const long = (words: string) =>
    Array.from({ length: 400 }, (_, at) => `${words} ${at + 1}. ${`${words} goes on. `.repeat(40)}`);
  const reading = await buildReading(long("Part"), "A long text");
  const dutch = await publishTranslated(reading, long("Deel"), { title: "Een lange tekst", language: "nl" });
  const text = new ReadingPage(page);
  await text.open(`${reading.url}?in=${dutch}`);
  await expect(text.words(1)).toContainText("Deel 1.");
  await expect(text.words(390)).toHaveCount(0);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(text.words(400)).toContainText("Deel 400.");

  // A place far away leads to the page that has it, in the same language.
  await page.goto("/notices");
  await page.goto(`${reading.url}?in=${dutch}#p390`);
  await expect(text.words(390)).toContainText("Deel 390.");

  await text.open(`${reading.url}?in=${dutch}&beside`);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(text.words(400)).toContainText("Part 400.");
  await expect(text.paragraph(400).locator(".beside")).toContainText("Deel 400.");
});
