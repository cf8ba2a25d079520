import { expectNoBarriers } from "./support/barriers";
import { annotate, buildReading, joinAs, signIn } from "./support/build-reading";
import { buildWalden, ENGLISH, GERMAN } from "./support/build-walden";
import { Discussion } from "./support/discussion";
import { holdScripts } from "./support/hold-scripts";
import { expect, test } from "./support/people";
import { publishTranslated } from "./support/publish-translated";
import { ReadingPage } from "./support/reading-page";

test.describe.configure({ timeout: 240_000 });

const HEBREW = ["יצאתי אל היער כי רציתי לחיות מתוך כוונה.", "לעמוד רק מול עובדות החיים המהותיות."];

test("Words of the second column are chosen with the mouse, and stand wherever they are read", async ({
  elsewhere,
}) => {
  const { reading, german, sideBySide } = await buildWalden();
  const [dora, bruno] = [await joinAs(reading, "Dora"), await joinAs(reading, "Bruno")];
  const [hers, his] = [await elsewhere(dora), await elsewhere(bruno)];
  const [text, others] = [new ReadingPage(hers), new ReadingPage(his)];
  await others.open(sideBySide);
  await text.open(sideBySide);

  await text.select(
    { paragraph: 1, words: "mit Bedacht", beside: true },
    { paragraph: 2, words: "Tatsachen", beside: true },
  );
  // Nothing of the first column, though it stands between the two.
  expect(await text.selected()).toMatch(/^mit Bedacht leben wollte\.\s+Nur den wesentlichen Tatsachen$/);
  await text.toolbar.getByRole("button", { name: "Annotate" }).click();
  await expect(text.composer.locator("blockquote")).toContainText("mit Bedacht leben wollte.");
  await expect(text.composer.locator("blockquote")).toHaveAttribute("lang", "de");
  await expect
    .poll(() => text.marks())
    .toMatchObject({
      composing: ["mit Bedacht leben wollte.", "Nur den wesentlichen Tatsachen"],
    });
  await text.write("Mit Bedacht says more.");

  const quoted = new Discussion(hers).thread("Mit Bedacht says more.");
  await expect(quoted).toContainText("mit Bedacht leben wollte.");
  await expect(quoted).not.toContainText("Chosen in");
  const painted = ["mit Bedacht leben wollte.", "Nur den wesentlichen Tatsachen"];
  await expect.poll(() => text.marks()).toMatchObject({ "mine-1": painted });
  await expect.poll(() => others.marks()).toMatchObject({ "other-1": painted });
  await expect(text.count(1)).toHaveText("1");

  // The same words in the first column are marked apart from them, and open their own thread.
  await text.select({ paragraph: 1, words: "to live deliberately" });
  await text.toolbar.getByRole("button", { name: "Highlight" }).click();
  await expect.poll(() => text.marks()).toMatchObject({ "mine-1": ["to live deliberately", ...painted] });
  await text.open(sideBySide);
  await expect.poll(() => text.marks()).toMatchObject({ "mine-1": ["to live deliberately", ...painted] });
  await text.hoverOver({ paragraph: 2, words: "wesentlichen", beside: true });
  await expect.poll(() => text.marks()).toMatchObject({ hover: painted });
  await text.clickOn({ paragraph: 2, words: "wesentlichen", beside: true });
  await expect(quoted).toHaveAttribute("data-active", "true");
  await expect.poll(() => text.marks()).toMatchObject({ active: painted });
  await expectNoBarriers(hers);

  await text.open(`${reading.url}?in=${german}`);
  await expect.poll(() => text.marks()).toMatchObject({ "mine-1": painted });
  await hers.getByRole("button", { name: "English" }).click();
  await expect(text.ready).toHaveCount(1);
  await expect(quoted).toContainText("Chosen in German:");
  await expect.poll(() => text.marks()).toMatchObject({ "mine-1": ["to live deliberately"] });
  await expect(text.count(1)).toHaveText("1");
});

test("Words of the second column are chosen by keys alone, a question is asked about them, and Escape leads back", async ({
  page,
}) => {
  const { reading, sideBySide } = await buildWalden();
  await signIn(page, await joinAs(reading, "Dora"));
  const text = new ReadingPage(page);
  await text.open(sideBySide);
  await page.keyboard.press("j");
  await page.keyboard.press("v");
  expect(await text.selected()).toBe("I");
  const said = page.getByRole("status").filter({ hasText: "Choosing words." });
  await expect(said).toContainText("These are words in English.");
  await page.keyboard.press("v");
  await expect(said).toContainText("These are words in German.");
  expect(await text.selected()).toBe("Ich");
  for (const key of ["ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"])
    await page.keyboard.press(key);
  expect(await text.selected()).toBe("in die Wälder");
  await page.keyboard.press("v");
  expect(await text.selected()).toBe("I");
  await page.keyboard.press("Escape");
  expect(await text.selected()).toBe("");
  expect(await text.focused()).toBe("p1");
  for (const key of ["v", "v", "Shift+ArrowDown", "Shift+ArrowDown", "q"]) await page.keyboard.press(key);
  await text.write("How so?");
  await expect
    .poll(() => text.marks())
    .toMatchObject({ "question-1": ["Ich zog in die Wälder, weil ich mit Bedacht leben wollte.", "Nur"] });
  await page.reload();
  await expect
    .poll(() => text.marks())
    .toMatchObject({ "question-1": ["Ich zog in die Wälder, weil ich mit Bedacht leben wollte.", "Nur"] });
});

test("What a selection takes of the two columns is of the one where it began", async ({ page }) => {
  const { reading, sideBySide } = await buildWalden();
  await signIn(page, await joinAs(reading, "Dora"));
  const text = new ReadingPage(page);
  await text.open(sideBySide);

  type End = [place: string, offset: number];
  const [one, two, three] = GERMAN[0] && GERMAN[1] && ENGLISH[1] ? [GERMAN[0], GERMAN[1], ENGLISH[1]] : [];
  const cases: [what: string, from: End, to: End, quote: string | null][] = [
    ["within the second column", ["#p1 .beside p", 0], ["#p1 .beside p", 11], "Ich zog in"],
    ["the same, backwards", ["#p1 .beside p", 11], ["#p1 .beside p", 0], "Ich zog in"],
    ["from row to row", ["#p1 .beside p", 50], ["#p2 .beside p", 3], "wollte.\n\nNur"],
    ["from the second column into the first", ["#p1 .beside p", 0], ["#p2 .words p", 8], one ?? ""],
    ["from the first into the second", ["#p2 .words p", 0], ["#p2 .beside p", 8], three ?? ""],
    ["backwards out of the second", ["#p2 .beside p", 3], ["#p1 .words p", 30], `${one}\n\nNur`],
    ["through a row that is empty", ["#p2 .beside p", 0], ["#p3 .words p", 5], two ?? ""],
    ["of an empty row alone", ["#p3 .beside", 0], ["#p3 .beside", 1], null],
  ];
  for (const [what, from, to, quote] of cases) {
    await page.evaluate(
      ([from, to]) => {
        const at = ([place, offset]: [string, number]): [Node, number] => {
          const element = document.querySelector(place);
          const node = element?.firstChild?.nodeType === Node.TEXT_NODE ? element.firstChild : element;
          return [node as Node, offset];
        };
        window.getSelection()?.setBaseAndExtent(...at(from), ...at(to));
      },
      [from, to] as const,
    );
    if (quote === null) {
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      await expect(text.toolbar, what).toHaveCount(0);
      continue;
    }
    await expect(text.toolbar, what).toBeVisible();
    await page.keyboard.press("a");
    // Longer ones are shortened.
    const shown = (await text.composer.locator("blockquote").innerText()).replace("…", "");
    const words = quote.replace(/\s+/g, " ");
    expect(words.startsWith(shown.trim()), `${what}: ${shown}`).toBe(true);
    expect(shown.length, what).toBeGreaterThanOrEqual(Math.min(words.length, 40));
    await page.keyboard.press("Escape");
    await expect(text.composer).toHaveCount(0);
  }
});

test("Beside an English text a Hebrew one runs from right to left, by mouse and by keys", async ({
  page,
}) => {
  const reading = await buildReading(ENGLISH, "Walden");
  const hebrew = await publishTranslated(reading, HEBREW, {
    ...{ title: "וולדן", translators: [], language: "he", direction: "rtl" },
  });
  await signIn(page, await joinAs(reading, "Dora"));
  const text = new ReadingPage(page);
  await text.open(`${reading.url}?in=${hebrew}&beside`);
  await expect(text.beside(1)).toHaveAttribute("dir", "rtl");
  await text.select({ paragraph: 1, words: "אל היער", beside: true });
  expect(await text.selected()).toBe("אל היער");
  await page.keyboard.press("h");
  await expect.poll(() => text.marks()).toMatchObject({ "mine-1": ["אל היער"] });
  for (const key of ["j", "v", "v", "ArrowLeft", "Shift+ArrowLeft"]) await page.keyboard.press(key);
  expect(await text.focused()).toBe("p2");
  expect(await text.selected()).toBe("רק מול");
  await page.keyboard.press("Escape");
  await expectNoBarriers(page);
});

test("A draft about the second column is there again, also in another language, and is sent as it was chosen", async ({
  page,
}) => {
  const { reading, sideBySide } = await buildWalden();
  await signIn(page, await joinAs(reading, "Dora"));
  const text = new ReadingPage(page);
  await text.open(sideBySide);
  await text.select({ paragraph: 1, words: "mit Bedacht", beside: true });
  await page.keyboard.press("a");
  await text.composer.getByRole("textbox").fill("Begun and not sent.");

  await page.getByRole("button", { name: "English" }).click();
  await expect(text.ready).toHaveCount(1);
  await expect(text.composer.getByRole("textbox")).toHaveText("Begun and not sent.");
  await expect(text.composer.locator("blockquote")).toHaveText("mit Bedacht");
  expect(await text.marks()).not.toHaveProperty("composing", [expect.any(String)]);
  await text.composer.getByRole("textbox").focus();
  await page.keyboard.press("Control+Enter");
  await expect(new Discussion(page).thread("Begun and not sent.")).toContainText("Chosen in German:");

  await text.open(sideBySide);
  await expect.poll(() => text.marks()).toMatchObject({ "mine-1": ["mit Bedacht"] });
});

test("A link to words of the second column leads to them in their own language", async ({
  page,
  context,
}) => {
  const { reading, german, sideBySide } = await buildWalden();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const text = new ReadingPage(page);
  await text.open(sideBySide);
  await text.select({ paragraph: 1, words: "mit Bedacht leben", beside: true });
  await text.toolbar.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("The link is copied.")).toBeVisible();
  const url = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(url.searchParams.get("in")).toBe(german);
  expect(url.hash).toMatch(/^#p1:~:text=.*mit%20Bedacht%20leben/);
  await page.goto(url.href);
  await expect(text.words(1)).toHaveText(GERMAN[0] ?? "");
  expect(reading.url).toBe(`${url.origin}${url.pathname}`);
});

test("Who reads side by side is told when the translation is corrected", async ({ page, elsewhere }) => {
  const { reading, german, sideBySide } = await buildWalden();
  const dora = await joinAs(reading, "Dora");
  await annotate(page.request, reading, dora, {
    passage: { paragraph: 1, quote: "mit Bedacht", translation: german },
    body: { markdown: "About this." },
  });
  const hers = await elsewhere(dora);
  const text = new ReadingPage(hers);
  await text.open(sideBySide);
  await expect.poll(() => text.marks()).toMatchObject({ "mine-1": ["mit Bedacht"] });

  await signIn(page, reading.organizer);
  await page.goto(`/groups/${reading.slug}`);
  await page.getByRole("link", { name: "Editions and correction" }).click();
  await page.getByRole("link", { name: "Correct “Walden auf Deutsch”" }).click();
  await page.getByRole("button", { name: "Correct it here" }).click();
  await page.getByRole("listitem").filter({ hasText: "mit Bedacht" }).getByRole("button").click();
  await page.keyboard.press("Enter");
  await page
    .getByLabel("Words of this piece")
    .fill("So zog ich in die Wälder, weil ich mit Bedacht leben wollte.");
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Lay it beside the text" }).click();
  await page.getByRole("button", { name: "See what it changes" }).click();
  await page.getByRole("button", { name: /^Publish/ }).click();

  await expect(hers.getByText("The text has been corrected.")).toBeVisible();
  await hers.getByRole("button", { name: "Load again" }).click();
  await expect(text.beside(1)).toContainText("So zog ich");
  await expect.poll(() => text.marks()).toMatchObject({ "mine-1": ["mit Bedacht"] });
});

test("Both columns are marked before the scripts of the page have come", async ({ page }) => {
  const { reading, german, sideBySide } = await buildWalden();
  for (const passage of [
    { paragraph: 1, quote: "mit Bedacht", translation: german },
    { paragraph: 1, quote: "the woods" },
    { paragraph: 2 },
  ])
    await annotate(page.request, reading, reading.organizer, { passage, body: { markdown: "Here." } });
  const letScriptsCome = await holdScripts(page);
  const text = new ReadingPage(page);
  await page.goto(sideBySide, { waitUntil: "commit" });
  await expect.poll(() => text.marks()).toEqual({ "other-1": ["the woods", "mit Bedacht"] });
  letScriptsCome();
  await expect(text.ready).toHaveCount(1);
  await expect.poll(() => text.marks()).toMatchObject({ "other-1": ["the woods", "mit Bedacht"] });
});

test("A heading far down is led to in the languages that are read", async ({ page }) => {
  const long = (words: string, heading: string) =>
    Array.from({ length: 400 }, (_, at) =>
      at === 380 ? heading : `${words} ${at + 1}. ${`${words} goes on. `.repeat(40)}`,
    );
  const reading = await buildReading(long("Part", "Chapter 2"), "A long text", { hasHeadings: true });
  const dutch = await publishTranslated(reading, long("Deel", "Hoofdstuk 2"), {
    ...{ title: "Een lange tekst", language: "nl" },
  });
  await page.goto(`${new URL(reading.url).pathname}/contents`);
  const href = await page.getByRole("link", { name: "Chapter 2" }).getAttribute("href");
  const anchor = /#h-([a-z0-9]+)$/.exec(href ?? "")?.[0] ?? "";
  const text = new ReadingPage(page);
  for (const [asked, heading] of [
    [`in=${dutch}`, "Hoofdstuk 2"],
    [`in=${dutch}&beside`, "Chapter 2"],
  ] as const) {
    await page.goto("/notices");
    await page.goto(`${reading.url}?${asked}${anchor}`);
    await expect(page).toHaveURL(`${reading.url}?p=${anchor.slice(3)}&${asked}${anchor}`);
    await expect(text.ready).toHaveCount(1);
    await expect(page.locator(anchor).locator(".words")).toHaveText(heading);
    await expect(page.locator(anchor)).toBeInViewport();
  }
  await expect(page.locator(anchor).locator(".beside")).toHaveText("Hoofdstuk 2");
});
