import { expect, type Page, test } from "@playwright/test";
import { zipOf } from "../tests/support/zip-of";
import { barriers } from "./support/barriers";
import { buildReader, signIn } from "./support/build-reading";
import { addMember, buildGroup, GroupPages } from "./support/group-pages";

const PASTED = [
  "On Walking Slowly",
  "Home | About | Contact",
  "We walk to think, and some of us think only while we walk. The road does half of the work, and it does not ask to be thanked.",
  "“A sentence is a road with a gate in it.”",
  "When the road ends the thought is often not done. Then one turns round, and thinks it the other way.",
].join("\n\n");

const uploaded = (name: string, buffer: Buffer) => ({ name, mimeType: "text/plain", buffer });

test("an organizer pastes a text, changes what was read of it, and publishes it", async ({ page }) => {
  const { slug, organizer: ada } = await buildGroup(await buildReader("Ada"));
  await signIn(page, ada);
  await page.goto(`/groups/${slug}`);
  await page.getByRole("link", { name: "Add a text" }).click();
  await expect(page).toHaveURL(`/groups/${slug}/import`);
  expect(await barriers(page)).toEqual([]);

  await page.getByLabel("The words").fill(PASTED);
  await page.getByRole("button", { name: "Look at it" }).click();

  await expect(page.getByRole("heading", { name: "Before it is published" })).toBeVisible();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("On Walking Slowly");
  await expect(page.getByText("3 numbered paragraphs, 1 piece set aside")).toBeVisible();
  expect(await barriers(page)).toEqual([]);

  await page.getByLabel("Title", { exact: true }).fill("On Walking");
  await page.getByRole("listitem").filter({ hasText: "a gate in it" }).getByRole("button").click();
  await page.keyboard.press("x");
  await expect(page.getByText("2 numbered paragraphs, 2 pieces set aside")).toBeVisible();
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("2 numbered paragraphs, 2 pieces set aside")).toBeVisible();

  const preview = page.url();
  await page.route(preview, (route) => route.abort());
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The server could not be reached" })).toBeVisible();
  await page.unroute(preview);
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page).toHaveURL(/\/readings\//);
  await expect(page.getByRole("heading", { name: "On Walking", exact: true })).toBeVisible();
  await expect(page.locator("#p2")).toContainText("When the road ends");
  await expect(page.locator("#p3")).toHaveCount(0);

  await page.goto(preview);
  await expect(page.getByText("This text is published.")).toBeVisible();
});

test("a preview shows words as they will be set, and is worked through by keys alone, each step taken back", async ({
  page,
}) => {
  const { slug, organizer: ada } = await buildGroup(await buildReader("Ada"));
  await signIn(page, ada);
  await page.goto(`/groups/${slug}/import`);
  const markdown = [
    "# On roads",
    "The *slow* road has a [gate](https://example.org/) and was",
    "Page 12",
    "never closed.",
    "| Road | Gates |\n| --- | --- |\n| old | 1 |",
  ].join("\n\n");
  await page.getByLabel("File to import").setInputFiles({
    ...{ name: "roads.md", mimeType: "text/markdown", buffer: Buffer.from(markdown) },
  });
  await page.getByRole("button", { name: "Read the file" }).click();
  const pieces = page.getByRole("group", { name: "Pieces" });
  const piece = (words: string) => pieces.getByRole("button").filter({ hasText: words });
  await expect(piece("slow").locator("em")).toHaveText("slow");
  await expect(piece("slow").locator(".link")).toHaveText("gate");
  await expect(piece("slow").getByRole("link")).toHaveCount(0);
  await expect(piece("Gates").locator(".cell")).toHaveText(["Road", "Gates", "old", "1"]);
  expect(await barriers(page)).toEqual([]);

  const { keyboard } = page;
  await piece("Page 12").focus();
  await keyboard.press("x");
  await expect(page.getByRole("button", { name: "Restore" }).first()).toBeVisible();
  await keyboard.press("ArrowUp");
  await keyboard.press("m");
  const whole = piece("was never closed.");
  await expect(whole).toBeFocused();
  await expect(whole).toHaveText(/The slow road has a gate and was never closed\.$/);
  await keyboard.press("k");
  await keyboard.type("Quot");
  await keyboard.press("Enter");
  await expect(whole).toBeFocused();
  await expect(whole).toContainText("Quotation");
  await keyboard.press("s");
  await keyboard.press("End");
  for (let letters = 0; letters < "never closed.".length; letters += 1) await keyboard.press("ArrowLeft");
  await keyboard.press("Enter");
  await expect(piece("never closed.")).toBeFocused();
  await expect(piece("gate and was")).toHaveText(/and was$/);
  for (let steps = 0; steps < 4; steps += 1) await keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: "Undo" })).toHaveAttribute("aria-disabled", "true");
  await expect(piece("Page 12")).toHaveText(/Paragraph 2 Page 12/);
  await keyboard.press("Control+Shift+z");
  await expect(piece("Page 12")).toHaveText(/set aside/i);
  await expect(page.getByText("All changes are saved.")).toBeVisible();
});

test("an e-book and a saved page come out as their words, and a note leads there and back", async ({
  page,
}) => {
  const { slug, organizer: ada } = await buildGroup(await buildReader("Ada"));
  await signIn(page, ada);
  const chapter = (body: string) =>
    `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>${body}</body></html>`;
  const book = zipOf({
    mimetype: "application/epub+zip",
    "META-INF/container.xml":
      '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
    "book.opf":
      '<package><metadata><title>On Rivers</title><creator>Ada</creator></metadata><manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
    "a.xhtml": chapter(
      '<h1>Source</h1><p>Water <em>begins</em>.<a epub:type="noteref" href="b.xhtml#n">1</a></p>',
    ),
    "b.xhtml": chapter(
      '<h1>Notes</h1><aside epub:type="footnote" id="n"><p>Or never ends. <a href="a.xhtml">Back</a></p></aside>',
    ),
  });
  await page.goto(`/groups/${slug}/import`);
  await page
    .getByLabel("File to import")
    .setInputFiles({ name: "rivers.epub", mimeType: "application/epub+zip", buffer: book });
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("On Rivers");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page).toHaveURL(/\/readings\//);
  await expect(page.locator("#p1")).toContainText("Water begins.1");
  await page.locator("#p1").getByRole("link", { name: "1", exact: true }).last().click();
  await expect(page).toHaveURL(/#k-[a-z0-9]+$/);
  await expect(page.getByText("Or never ends.")).toBeInViewport();
  await page.getByRole("link", { name: "Back", exact: true }).click();
  await expect(page).toHaveURL(/#h-[a-z0-9]+$/);

  const saved = `<html><head><title>On Lakes</title><script>document.title = "taken"</script></head><body><nav><a href="/">Home</a></nav>
    <article>${"<p>A lake keeps what a river brings, and gives it back as a picture of the sky above it.</p>".repeat(5)}</article></body></html>`;
  await page.goto(`/groups/${slug}/import`);
  await page
    .getByLabel("File to import")
    .setInputFiles({ name: "lakes.html", mimeType: "text/html", buffer: Buffer.from(saved) });
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("On Lakes");
  await expect(page.getByText("5 numbered paragraphs, 1 piece set aside")).toBeVisible();
});

test("a title is not called saved before it is, and is not left behind without a question", async ({
  page,
}) => {
  const { slug, organizer: ada } = await buildGroup(await buildReader("Ada"));
  await signIn(page, ada);
  await new GroupPages(page, slug).open("import");
  await page.clock.install();
  await page.getByLabel("The words").fill(PASTED);
  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(page.getByText("All changes are saved.")).toBeVisible();

  await page.clock.pauseAt(Date.now() + 60_000);
  await page.getByLabel("Title", { exact: true }).press("End");
  await page.keyboard.press("!");
  await expect(page.getByText("Saving soon.")).toBeVisible();
  const asked = page.waitForEvent("dialog").then(async (question) => {
    await question.dismiss();
    return question.type();
  });
  await page.evaluate(() => location.reload());
  expect(await asked).toBe("beforeunload");

  await page.clock.resume();
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("On Walking Slowly!");
});

test("what is not published yet is found again, and can be deleted", async ({ page }) => {
  const { slug, organizer: ada } = await buildGroup(await buildReader("Ada"));
  await signIn(page, ada);
  const pages = new GroupPages(page, slug);
  const bring = async (words: string) => {
    await pages.open("import");
    await page.getByLabel("The words").fill(words);
    await page.getByRole("button", { name: "Look at it" }).click();
    await expect(page.getByRole("heading", { name: "Before it is published" })).toBeVisible();
  };
  await bring(PASTED);
  await bring(PASTED.replace("On Walking Slowly", "On Running"));

  await page.goto("/");
  await pages.open();
  await page.getByRole("link", { name: "2 imports are not published yet" }).click();
  await expect(page.getByRole("heading", { name: "Not published yet" })).toBeInViewport();
  await expect(pages.line("On Walking Slowly")).toContainText("pasted.txt · brought by Ada");
  await pages.line("On Running").locator("summary").click();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Delete this import" }).click();
  await expect(page.getByText("The import is deleted, with its file.")).toBeVisible();
  await expect(pages.line("On Running")).toHaveCount(0);

  await page.getByRole("link", { name: "On Walking Slowly" }).click();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page).toHaveURL(/\/readings\//);
  await pages.open();
  await expect(page.getByText("not published yet")).toHaveCount(0);
  await pages.open("import");
  await expect(page.getByRole("heading", { name: "Not published yet" })).toHaveCount(0);
});

test("a file is read without scripts, too, and a bad one is refused in plain words", async ({ browser }) => {
  const { slug, organizer: ada } = await buildGroup(await buildReader("Ada"));
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, ada);

  for (const [name, content, words] of [
    ["empty.txt", "", "There is no text in this file."],
    ["picture.txt", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "This is not a text file (PNG)."],
    ["essay.odt", "An essay.", "Files of this kind (odt) cannot be imported yet."],
  ] as const) {
    await page.goto(`/groups/${slug}/import`);
    await page.getByLabel("File to import").setInputFiles(uploaded(name, Buffer.from(content, "latin1")));
    await page.getByRole("button", { name: "Read the file" }).click();
    await expect(page.getByRole("alert")).toContainText(words);
  }

  await page
    .getByLabel("File to import")
    .setInputFiles(uploaded("walking.txt", Buffer.from(PASTED, "utf16le")));
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByText("We walk to think, and some of us")).toBeVisible();
  await expect(page.locator("noscript [role=status]")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish" })).toBeHidden();
});

test("whoever may not import finds nothing there", async ({ page }) => {
  const group = await buildGroup(await buildReader("Ada"));
  const { slug } = group;
  expect((await page.goto(`/groups/${slug}/import`))?.status()).toBe(404);

  const bruno = await buildReader("Bruno");
  await addMember(group, bruno, "moderator");
  await signIn(page, bruno);
  expect((await page.goto(`/groups/${slug}/import`))?.status()).toBe(404);
  expect((await page.goto("/groups/no-such-group/import"))?.status()).toBe(404);
});

/** Lets go of files over the page, as somebody does who drags them from a folder. */
async function drop(page: Page, ...files: { name: string; content?: string; size?: number }[]) {
  const dataTransfer = await page.evaluateHandle((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, content, size } of dropped)
      transfer.items.add(new File([content ?? new Uint8Array(size ?? 0)], name, { type: "text/plain" }));
    return transfer;
  }, files);
  await page.dispatchEvent("main", "dragover", { dataTransfer });
  await page.dispatchEvent("main", "drop", { dataTransfer });
}

test("a file is dropped anywhere on the page, or chosen with the keyboard alone", async ({ page }) => {
  const { slug, organizer: ada } = await buildGroup(await buildReader("Ada"));
  await signIn(page, ada);
  const pages = new GroupPages(page, slug);
  await pages.open("import");
  await page.waitForLoadState("networkidle");

  await drop(page, { name: "one.txt", content: PASTED }, { name: "two.txt", content: PASTED });
  await expect(page.getByRole("main").getByRole("alert")).toContainText("A text is one file.");
  await drop(page, { name: "walking.txt", content: PASTED });
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  await expect(page.getByLabel("File to import")).toHaveValue(/walking\.txt$/);
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByText("We walk to think, and some of us")).toBeVisible();

  await pages.open("import");
  await page.getByLabel("File to import").focus();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
  await chooser.setFiles(uploaded("walking.txt", Buffer.from(PASTED)));
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Read the file" }).press("Enter");
  await expect(page.getByText("We walk to think, and some of us")).toBeVisible();
});

test("what is refused says why, and what was typed and chosen stays", async ({ page }) => {
  const { slug, organizer: ada } = await buildGroup(await buildReader("Ada"));
  await signIn(page, ada);
  await new GroupPages(page, slug).open("import");
  await page.waitForLoadState("networkidle");
  const alert = page.getByRole("main").getByRole("alert");

  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(alert).toContainText("Choose a file, or paste the words.");
  await page.getByLabel("The words").fill(PASTED);
  for (const [file, words] of [
    [{ name: "empty.txt", content: "" }, "There is no text in this file."],
    [{ name: "picture.txt", content: "\x89PNG\r\n\x1a\n\0\0\0\rIHDR" }, "This is not a text file"],
    [{ name: "endless.txt", size: 51 * 1024 * 1024 }, "This file is larger than 50 MB."],
    [{ name: "essay.odt", content: "An essay." }, "Files of this kind (odt) cannot be imported yet."],
  ] as const) {
    await drop(page, file);
    await page.getByRole("button", { name: "Read the file" }).click();
    await expect(alert.filter({ hasText: words })).toBeVisible();
    await expect(page.getByLabel("File to import")).toHaveValue(new RegExp(file.name));
    await expect(page.getByLabel("The words")).toHaveValue(PASTED);
  }
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(alert.filter({ hasText: "what you chose and typed is still here" })).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(page.getByText("We walk to think, and some of us")).toBeVisible();
});

test("two organizers at one import: the later one sees the other's changes, and loses none silently", async ({
  page,
  browser,
}) => {
  const group = await buildGroup(await buildReader("Ada"));
  const bruno = await buildReader("Bruno");
  await addMember(group, bruno, "organizer");
  await signIn(page, group.organizer);
  await new GroupPages(page, group.slug).open("import");
  await page.getByLabel("The words").fill(PASTED);
  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(page.getByText("3 numbered paragraphs, 1 piece set aside")).toBeVisible();

  const context = await browser.newContext();
  const other = await context.newPage();
  await signIn(other, bruno);
  await other.goto(page.url());
  const title = (who: Page) => who.getByLabel("Title", { exact: true });
  const piece = (who: Page, words: string) =>
    who.getByRole("listitem").filter({ hasText: words }).getByRole("button").first();
  const saved = (who: Page) => expect(who.getByText("All changes are saved.")).toBeVisible();
  await expect(title(other)).toHaveValue("On Walking Slowly");

  await title(page).fill("Ada’s title");
  await title(page).blur();
  await saved(page);
  await expect(title(page)).toHaveValue("Ada’s title");

  // Bruno's step is about something else, and is done on top.
  await piece(other, "a gate in it").click();
  await other.keyboard.press("x");
  await expect(other.getByText("Somebody else has changed this import")).toBeVisible();
  await expect(title(other)).toHaveValue("Ada’s title");
  await expect(other.getByText("2 numbered paragraphs, 2 pieces set aside")).toBeVisible();
  await saved(other);

  // Ada's is about the same piece as his: hers is not made, but its words are shown.
  await piece(page, "a gate in it").click();
  await page.keyboard.press("e");
  await page.getByLabel("Words of this piece").fill("A sentence is a road.");
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("One of your changes no longer fits");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("A sentence is a road.");
  await expect(page.getByText("2 numbered paragraphs, 2 pieces set aside")).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Go on" }).click();

  // What he does meanwhile, she does not publish unseen.
  await title(other).fill("Bruno’s title");
  await title(other).blur();
  await saved(other);
  await expect(title(other)).toHaveValue("Bruno’s title");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(title(page)).toHaveValue("Bruno’s title");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("heading", { name: "Bruno’s title", exact: true })).toBeVisible();
  await context.close();
});

test("what a file says of itself is corrected before and after it is published, and stands above the text", async ({
  page,
}) => {
  const { slug, organizer: ada } = await buildGroup(await buildReader("Ada"));
  await signIn(page, ada);
  const pages = new GroupPages(page, slug);
  await pages.open("import");
  const words =
    "---\ntitle: On Rivers\nauthor: Ada\ndate: 1853\nlang: en\n---\n\nWater begins.\n\nIt never ends.";
  await page.getByLabel("File to import").setInputFiles(uploaded("rivers.md", Buffer.from(words)));
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.getByText("About the text").click();
  await expect(page.getByLabel("Date")).toHaveValue("1853");
  expect(await barriers(page)).toEqual([]);

  await page.getByLabel("Date").fill("1854");
  await page.getByLabel("Source").fill("https://rivers.example/walk");
  await page.getByLabel("Language").fill("river talk");
  await expect(page.getByText("No language has that code.")).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "does not fit" })).toBeVisible();
  await page.getByLabel("Language").fill("he");
  await page.getByLabel("Direction").selectOption("Right to left");
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Direction")).toHaveValue("ltr");
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(page.getByLabel("Direction")).toHaveValue("rtl");
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  await page.reload();
  await page.getByText("About the text").click();
  await expect(page.getByLabel("Language")).toHaveValue("he");
  await page.getByRole("button", { name: "Publish" }).click();

  await expect(page).toHaveURL(/\/readings\//);
  const main = page.getByRole("main");
  await expect(main.getByText("1854", { exact: true })).toBeVisible();
  await expect(main.getByRole("link", { name: "https://rivers.example/walk" })).toBeVisible();
  await expect(page.locator("#text")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("#text")).toHaveAttribute("lang", "he");
  expect(await barriers(page)).toEqual([]);

  await pages.open();
  await pages.line("On Rivers").locator("summary").click();
  await page.getByRole("link", { name: "What is said about the text" }).click();
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel("Language").fill("no such");
  await page.getByLabel("Licence").fill("Public domain");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("No language has that code.")).toBeVisible();
  await expect(page.getByLabel("Licence")).toHaveValue("Public domain");
  await page.getByLabel("Language").fill("en");
  await page.getByLabel("Direction").selectOption("Left to right");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "On Rivers" }).click();
  await expect(page.getByRole("main").getByText("Licence: Public domain")).toBeVisible();
  await expect(page.locator("#text")).toHaveAttribute("dir", "ltr");
});

/** Long enough that it is not read while one waits for the page to answer. */
const LONG = Array.from(
  { length: 120_000 },
  (_, at) =>
    `Paragraph ${at} says that the road goes on, and that whoever walks it counts the stones beside it.`,
).join("\n\n");

test("a long file is read while its page is closed, found again, and told of when it is ready", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const { slug, organizer: ada } = await buildGroup(await buildReader("Ada"));
  await signIn(page, ada);
  const pages = new GroupPages(page, slug);
  await pages.open("import");
  await page.getByLabel("File to import").setInputFiles(uploaded("long-road.txt", Buffer.from(LONG)));
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByRole("heading", { name: "long-road.txt" })).toBeVisible();
  await expect(page.getByText("You can close this page")).toBeVisible();

  await pages.open("import");
  await expect(pages.line("long-road")).toContainText(/Being read now|Waits to be read|Long Road/i);
  await expect(async () => {
    await page.goto("/notices");
    await expect(page.getByText("is read, and can be looked at")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 90_000 });
  await page.getByRole("link", { name: "is read, and can be looked at" }).click();
  await pages.line("long-road.txt").getByRole("link").click();
  await expect(page.getByText("120,000 numbered paragraphs")).toBeVisible();
});
