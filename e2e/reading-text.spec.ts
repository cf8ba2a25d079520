import { barriers } from "./support/barriers";
import {
  annotate,
  type BuiltReading,
  buildReading,
  joinAs,
  type Reader,
  signIn,
} from "./support/build-reading";
import { holdScripts } from "./support/hold-scripts";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

const TEXT = [
  "The house stood where the road ended, and nobody in the village remembered who had built it.",
  "Every autumn somebody came to ask for the key. Every autumn the answer was the same.",
  "It was not a large house. It had four windows, two of them blind, and a door that opened outwards.",
  ...Array.from(
    { length: 14 },
    (_, at) => `Of what follows, this is part ${at + 1}. ${"It went on and on. ".repeat(18)}`,
  ),
];

test.describe("A member reads a text", () => {
  let reading: BuiltReading;
  let bruno: Reader;
  let page: ReadingPage;

  test.beforeEach(async ({ page: window }) => {
    reading = await buildReading(TEXT, "The house at the end");
    bruno = await joinAs(reading, "Bruno");
    await signIn(window, bruno);
    page = new ReadingPage(window);
  });

  test("who draws from the title into the text chooses words of the text, and the title stays in view", async () => {
    await page.open(reading.url);
    const title = await page.page.getByRole("heading", { level: 1 }).boundingBox();
    const words = await page.words(1).boundingBox();
    if (!title || !words) throw new Error("They are not there.");
    await page.page.mouse.move(title.x + 5, title.y + title.height / 2);
    await page.page.mouse.down();
    await page.page.mouse.move(words.x + 100, words.y + 10, { steps: 5 });
    await page.page.mouse.up();
    await expect(page.toolbar).toBeVisible();
    expect(await page.selected()).toMatch(/^The house at the end\s+The house/);
    const bar = await page.toolbar.boundingBox();
    expect(bar?.y).toBeGreaterThan(title.y + title.height);
  });

  test("chooses words with the mouse, whole ones, and writes about them", async () => {
    await page.open(reading.url);
    await page.select({ paragraph: 1, words: "nobody in the vill" });
    await expect(page.toolbar.getByRole("button")).toHaveText(["Annotate", "Ask", "Highlight", "Copy link"]);

    await page.toolbar.getByRole("button", { name: "Annotate" }).click();

    await expect(page.toolbar).toHaveCount(0);
    await expect.poll(() => page.marks()).toMatchObject({ composing: ["nobody in the village"] });
    await page.write("Somebody must.");
    await expect.poll(() => page.marks()).toMatchObject({ "mine-1": ["nobody in the village"] });
    await expect(page.count(1)).toHaveText("1");
  });

  test("finds every word of the bar whole where the page is enlarged fourfold", async () => {
    await page.page.setViewportSize({ width: 320, height: 256 });
    await page.open(reading.url);
    await page.select({ paragraph: 2, words: "Every autumn" });
    const [bar, last] = [page.toolbar, page.toolbar.getByRole("button", { name: "Copy link" })];
    const [outer, inner] = [await bar.boundingBox(), await last.boundingBox()];
    const edge = (box: typeof outer) => (box ? box.x + box.width : Number.NaN);
    expect(edge(outer)).toBeLessThanOrEqual(320);
    expect(edge(inner)).toBeLessThanOrEqual(edge(outer));
    expect(await page.overflow()).toBe(0);
  });

  test("asks about words that run over into the next paragraph", async () => {
    await page.open(reading.url);
    await page.select(
      { paragraph: 1, words: "who had built it." },
      { paragraph: 2, words: "Every autumn somebody" },
    );
    await page.page.keyboard.press("q");
    await page.write("Who?");
    await expect
      .poll(() => page.marks())
      .toMatchObject({ "question-1": ["who had built it.", "Every autumn somebody"] });
  });

  test("highlights without a word, over what is highlighted already, and the text itself stays as it was", async () => {
    await annotate(page.page.request, reading, reading.organizer, {
      passage: { paragraph: 2, quote: "Every autumn the answer was the same." },
      kind: "highlight",
    });
    await page.open(reading.url);
    const before = await page.words(2).innerHTML();
    await page.select({ paragraph: 2, words: "the answer was" });
    await page.page.keyboard.press("h");
    await expect.poll(() => page.marks()).toMatchObject({ "mine-1": ["the answer was"] });

    await page.select({ paragraph: 2, words: "answer was the" });
    await page.toolbar.getByRole("button", { name: "Highlight" }).click();

    await expect
      .poll(() => page.marks())
      .toMatchObject({
        "mine-1": ["the answer was"],
        "mine-2": ["answer was the"],
        "other-1": ["Every autumn the answer was the same."],
      });
    expect(await page.words(2).innerHTML()).toBe(before);
  });

  test("sees what is marked before the scripts of the page have come, and not twice afterwards", async () => {
    await annotate(page.page.request, reading, reading.organizer, {
      passage: { paragraph: 1, quote: "nobody in the village" },
      body: { markdown: "Somebody must." },
    });
    const letScriptsCome = await holdScripts(page.page);
    await page.page.goto(reading.url, { waitUntil: "commit" });
    await expect.poll(() => page.marks()).toEqual({ "other-1": ["nobody in the village"] });
    letScriptsCome();
    await expect(page.ready).toHaveCount(1);
    await page.select({ paragraph: 2, words: "the key" });
    await page.page.keyboard.press("h");
    await expect
      .poll(() => page.marks())
      .toMatchObject({ "mine-1": ["the key"], "other-1": ["nobody in the village"] });
  });

  test("sees the same marks in a browser that has no highlights of its own, also after the text was set anew", async () => {
    await page.page.addInitScript(() => Reflect.deleteProperty(window, "Highlight"));
    await annotate(page.page.request, reading, reading.organizer, {
      passage: { paragraph: 1, quote: "nobody in the village" },
      body: { markdown: "Somebody must." },
    });
    await page.open(reading.url);
    await expect.poll(() => page.wordsUnder("other")).toBe("nobody in the village");

    await page.page.setViewportSize({ width: 390, height: 800 });
    await expect.poll(() => page.wordsUnder("other")).toBe("nobody in the village");
    await page.select({ paragraph: 2, words: "the key" });
    await page.page.keyboard.press("h");
    await expect.poll(() => page.wordsUnder("mine")).toBe("the key");
  });

  test("moves, chooses words and writes by keys alone", async () => {
    await page.open(reading.url);
    await page.words(1).focus();
    await page.page.keyboard.press("j");
    await page.page.keyboard.press("ArrowDown");
    expect(await page.focused()).toBe("p3");
    await page.page.keyboard.press("k");
    expect(await page.focused()).toBe("p2");

    await page.page.keyboard.press("v");
    for (const key of ["ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft"])
      await page.page.keyboard.press(key);
    expect(await page.selected()).toBe("autumn somebody");
    await page.page.keyboard.press("Tab");
    await expect(page.toolbar.getByRole("button", { name: "Annotate" })).toBeFocused();
    await page.page.keyboard.press("Escape");
    await expect(page.toolbar).toHaveCount(0);
    expect(await page.selected()).toBe("");

    await page.words(2).focus();
    await page.page.keyboard.press("c");
    await page.write("About all of it.");
    await expect(page.count(2)).toHaveAccessibleName(/^1 thread/);
    await expect(page.words(2)).toHaveAccessibleDescription(/^1 thread/);
  });

  test("begins by keys where the window stands, without going into the text first", async () => {
    await page.open(`${reading.url}#p9`);
    await page.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.page.keyboard.press("j");
    expect(await page.focused()).toBe("p9");
    await page.page.keyboard.press("j");
    expect(await page.focused()).toBe("p10");

    await page.open(`${reading.url}#p4`);
    await page.page.keyboard.press("v");
    expect(await page.selected()).toBe("Of");
    await page.page.keyboard.press("Escape");

    await page.open(`${reading.url}#p5`);
    await page.page.keyboard.press("c");
    await page.write("Without looking for it.");
    await expect(page.count(5)).toHaveText("1");
  });

  test("is one stop for Tab", async () => {
    await page.open(reading.url);
    await page.words(4).focus();
    await expect(page.page.locator('#text [tabindex="0"]')).toHaveCount(1);
    await expect(page.page.locator("#text a:not([tabindex])")).toHaveCount(0);
  });

  test("sees all threads that passages under the pointer, or the paragraph under the keys, belong to", async () => {
    const about = (quote: string, markdown: string) =>
      annotate(page.page.request, reading, reading.organizer, {
        passage: { paragraph: 3, quote },
        body: { markdown },
      });
    const [one, other] = [await about("four windows, two", "Why two?"), await about("windows", "How wide?")];
    const shown = page.page.locator("article[data-hover]");
    await page.open(reading.url);
    await page.hoverOver({ paragraph: 3, words: "windows" });
    await expect(shown).toHaveCount(2);
    await page.hoverOver({ paragraph: 1, words: "The house" });
    await expect(shown).toHaveCount(0);

    await page.words(2).focus();
    await page.page.keyboard.press("j");
    await expect(page.page.locator(`#thread-${one.id}[data-hover]`)).toHaveCount(1);
    await expect(page.page.locator(`#thread-${other.id}[data-hover]`)).toHaveCount(1);
    await page.page.keyboard.press("j");
    await expect(shown).toHaveCount(0);
  });

  test("finds the thread by its mark and the mark by its thread", async () => {
    const made = await annotate(page.page.request, reading, reading.organizer, {
      passage: { paragraph: 3, quote: "four windows, two of them blind" },
      body: { markdown: "Why blind?" },
    });
    await page.open(reading.url);
    await page.hoverOver({ paragraph: 3, words: "windows" });
    await expect.poll(() => page.marks()).toMatchObject({ hover: ["four windows, two of them blind"] });

    await page.clickOn({ paragraph: 3, words: "windows" });

    await expect(page.page.locator(`#thread-${made.id}`)).toBeFocused();
    await expect.poll(() => page.marks()).toMatchObject({ active: ["four windows, two of them blind"] });
  });

  test("goes to what is new with n", async () => {
    await annotate(page.page.request, reading, reading.organizer, {
      passage: { paragraph: 16 },
      body: { markdown: "Far down." },
    });
    await page.open(reading.url);
    await expect(page.words(16)).toHaveAccessibleDescription("1 thread, 1 new");
    await page.page.keyboard.press("n");
    await expect(page.paragraph(16)).toBeInViewport();
  });

  test("comes to a paragraph by its number, and goes on later where they stopped", async () => {
    await page.open(`${reading.url}#p12`);
    await expect(page.paragraph(12)).toBeInViewport();
    await expect(page.paragraph(1)).not.toBeInViewport();
    await expect(page.words(12)).toHaveAttribute("tabindex", "0");
    const key = await page.paragraph(9).getAttribute("data-key");
    await page.open(`${reading.url}?p=${key}`);
    await expect(page.paragraph(9)).toBeInViewport();
  });

  test("has the text set as they like, and finds it so again", async () => {
    await page.open(reading.url);
    const size = () => page.words(1).evaluate((words) => Number.parseFloat(getComputedStyle(words).fontSize));
    const before = await size();
    await page.page.getByRole("button", { name: "How the text is set" }).click();
    await page.page.getByLabel("Largest").check({ force: true });
    await page.page.getByLabel("Dark").check({ force: true });
    await page.page.keyboard.press("Escape");
    expect(await size()).toBeGreaterThan(before);

    await page.open(reading.url);

    expect(await size()).toBeGreaterThan(before);
    await expect(page.page.locator("html")).toHaveAttribute("data-theme", "dark");
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`meets no barrier that axe knows, ${colorScheme}`, async () => {
      await annotate(page.page.request, reading, reading.organizer, {
        passage: { paragraph: 1, quote: "the village" },
        kind: "question",
        body: { markdown: "Which one?" },
      });
      await page.page.emulateMedia({ colorScheme });
      await page.open(reading.url);
      await page.select({ paragraph: 2, words: "the key" });
      expect(await barriers(page.page)).toEqual([]);
    });
  }
});

test.describe("Somebody without an account reads a public text", () => {
  test("may copy a link to words, and is shown the way in", async ({ page: window, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const reading = await buildReading(TEXT);
    const page = new ReadingPage(window);
    await page.open(reading.url);
    await page.select({ paragraph: 16, words: "part 13" });
    await expect(page.toolbar.getByRole("button")).toHaveText(["Copy link"]);
    await expect(page.toolbar.getByRole("link")).toHaveAttribute("href", /^\/sign-in\?next=/);

    await page.toolbar.getByRole("button", { name: "Copy link" }).click();
    await expect(window.getByText("The link is copied.")).toBeVisible();
    const link = await window.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).hash).toMatch(/^#p16:~:text=.*,part%2013,/);
    await page.open(link);
    await expect(page.paragraph(16)).toBeInViewport();
  });

  test("is led to a paragraph far down in a long text, whose page begins there", async ({ page: window }) => {
    const long = Array.from({ length: 420 }, (_, at) => `Part ${at + 1}. ${"On it went. ".repeat(50)}`);
    const reading = await buildReading(long, "A long way");
    await window.goto(`${reading.url}#p400`);
    const page = new ReadingPage(window);
    await expect(page.paragraph(400)).toBeInViewport();
    await expect(page.words(400)).toContainText("Part 400.");
    await expect(window.locator('[data-away][data-first="1"]')).toHaveCount(1);
    await expect(window).toHaveURL(`${reading.url}?p=400#p400`);
  });

  test("prints all of a long text by the browser's own key, also what had not come yet", async ({
    page: window,
  }) => {
    const long = Array.from({ length: 420 }, (_, at) => `Part ${at + 1}. ${"On it went. ".repeat(50)}`);
    const reading = await buildReading(long, "A long way");
    await window.addInitScript(() => {
      const away = () => document.querySelectorAll("#text [data-away]").length;
      globalThis.print = () => document.body.setAttribute("data-printed", String(away()));
    });
    const page = new ReadingPage(window);
    await page.open(reading.url);
    await expect(window.locator("#text > [data-away]").first()).toBeAttached();
    await window.keyboard.press("Control+p");
    await expect(window.locator("body")).toHaveAttribute("data-printed", "0");
    await expect(page.words(420)).toContainText("Part 420.");
  });

  test("keeps the text and the way to act on it where a translator changes the page as it comes", async ({
    browser,
  }) => {
    const reading = await buildReading(TEXT);
    const window = await browser.newPage();
    const redrawn = window.waitForEvent("pageerror");
    await window.route(reading.url, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(">Download<", ">Herunterladen<");
      await route.fulfill({ response: answer, body });
    });
    const page = new ReadingPage(window);
    await page.open(reading.url);
    await redrawn;
    await expect(page.words(3)).toHaveText(TEXT[2] as string);
    await page.select({ paragraph: 1, words: "the road ended" });
    await expect(page.toolbar.getByRole("button")).toHaveText(["Copy link"]);
  });

  test("reads a text from right to left", async ({ page: window }) => {
    const arabic = "في البدء كانت القراءة فعلاً جماعياً، يجلس الناس حول القارئ ويسمعون صوته.";
    const reading = await buildReading([arabic, arabic.repeat(4)], "القراءة مع الآخرين");
    const page = new ReadingPage(window);
    await page.open(reading.url);
    await expect(window.locator("#text")).toHaveAttribute("dir", "rtl");
    const number = await page.paragraph(2).locator(".number").boundingBox();
    const words = await page.words(2).boundingBox();
    expect(number?.x).toBeGreaterThan((words?.x ?? 0) + (words?.width ?? 0) / 2);
    await page.select({ paragraph: 1, words: "كانت القراءة" });
    expect(await page.selected()).toBe("كانت القراءة");
  });

  test("finds titles of either direction at the beginning of the list's lines", async ({ page: window }) => {
    const { slug } = await buildReading(["في البدء كانت القراءة فعلاً جماعياً."], "القراءة مع الآخرين");
    await window.goto(`/groups/${slug}`);
    const line = window.getByRole("main").getByRole("listitem");
    const title = await line.getByRole("link", { name: "القراءة مع الآخرين" }).boundingBox();
    expect(title?.x).toBeCloseTo((await line.boundingBox())?.x ?? 0, 0);
  });
});

test.describe("Without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the text is there, and a count leads to its threads", async ({ page: window, request }) => {
    const reading = await buildReading(TEXT);
    await annotate(request, reading, reading.organizer, {
      passage: { paragraph: 8 },
      body: { markdown: "Read without a script." },
    });
    await window.goto(reading.url);
    await expect(window.locator("#p3 .words")).toContainText("two of them blind");
    await expect(window.locator("noscript p")).toBeVisible();
    await window.locator("#p8 .count").click();
    await expect(window.getByText("Read without a script.")).toBeVisible();
    await expect(window.locator("#p8")).toBeInViewport();
  });

  test("what only scripts could do is not offered", async ({ page: window }) => {
    const reading = await buildReading(TEXT);
    await window.goto(reading.url);
    await expect(window.getByRole("button", { name: "How the text is set" })).toBeHidden();
    await expect(window.locator("body noscript")).toHaveCount(0);
  });
});
