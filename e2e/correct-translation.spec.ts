import { expectNoBarriers, overflow } from "./support/barriers";
import { annotate, joinAs, signIn } from "./support/build-reading";
import { buildWalden } from "./support/build-walden";
import { Discussion } from "./support/discussion";
import { holdScripts } from "./support/hold-scripts";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

test.describe.configure({ timeout: 240_000 });

const GERMAN = [
  "Ich zog in die Wälder, weil ich mit Bedacht leben wollte.",
  "Nur den wesentlichen Tatsachen des Lebens wollte ich begegnen.",
  "Und nicht im Sterben entdecken, dass ich nicht gelebt hatte.",
];

test("An organizer corrects a translation in the browser: what becomes of annotated words is shown, and the thread goes along", async ({
  page,
  elsewhere,
}) => {
  const { reading, german } = await buildWalden(GERMAN);
  const dora = await joinAs(reading, "Dora");
  for (const [paragraph, quote] of [
    [1, "mit Bedacht leben"],
    [3, "nicht im Sterben"],
  ] as const)
    await annotate(page.request, reading, dora, {
      passage: { paragraph, quote, translation: german },
      body: { markdown: `About ${quote}.` },
    });
  const hers = await elsewhere(dora);
  const text = new ReadingPage(hers);
  await text.open(`${reading.url}?in=${german}`);
  await expect
    .poll(() => text.marks())
    .toMatchObject({ "mine-1": expect.arrayContaining(["mit Bedacht leben"]) });

  await signIn(page, reading.organizer);
  await page.goto(`/groups/${reading.slug}`);
  await page.getByRole("link", { name: "Editions and correction" }).click();
  await page.getByRole("link", { name: "Correct “Walden auf Deutsch”" }).click();
  await expectNoBarriers(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("button", { name: "Correct it here" }).click();

  await page.getByRole("listitem").filter({ hasText: "mit Bedacht" }).getByRole("button").click();
  await page.keyboard.press("Enter");
  await page
    .getByLabel("Words of this piece")
    .fill("Ich zog in die Wälder, weil ich mit viel Bedacht leben wollte.");
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("listitem").filter({ hasText: "im Sterben" }).getByRole("button").click();
  await page.keyboard.press("x");
  await page.getByRole("button", { name: "Lay it beside the text" }).click();

  const rows = page.getByRole("region", { name: "Rows" }).getByRole("listitem");
  await expect(rows.nth(1).getByRole("button")).toContainText("Tatsachen");
  await expect(page.getByLabel("Translated by")).toHaveCount(0);
  await page.getByRole("button", { name: "See what it changes" }).click();

  await expect(page.getByRole("heading", { name: "What the correction changes" })).toBeVisible();
  await expect(page.getByText("None stay, 0 moved, 1 changed, 1 needs you")).toBeVisible();
  await expect(page.getByText("Changed: Dora")).toBeVisible();
  await expect(page.getByText("Lost: Dora")).toBeVisible();
  await expect(page.getByText("keeps its quote, and stands at its paragraph")).toBeVisible();
  await expect(page.locator("ins")).toContainText("viel");
  await expectNoBarriers(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  const difference = page.url();
  await page.getByRole("button", { name: "Publish the correction" }).click();
  await expect(page.getByText("The correction of the translation is published.")).toBeVisible();
  const editions = page.getByRole("region", { name: "Editions" }).getByRole("listitem");
  await expect(editions.nth(0)).toContainText("Edition 2 · read now");
  await expect(editions.nth(0)).toContainText("1 changed");
  await expect(editions.nth(1)).toContainText("As it was imported");
  await expectNoBarriers(page);

  await expect(hers.getByText("The text has been corrected.")).toBeVisible();
  await hers.getByRole("button", { name: "Load again" }).click();
  await expect(text.words(1)).toContainText("mit viel Bedacht leben");
  const talk = new Discussion(hers);
  await expect(talk.thread("About mit Bedacht leben.")).toContainText("mit viel Bedacht leben");
  await expect(talk.thread("About nicht im Sterben.")).toContainText("nicht im Sterben");
  await expect(text.count(1)).toHaveText("1");
  await expect(text.count(3)).toHaveText("1");
  await expect.poll(() => text.marks()).toMatchObject({ "mine-1": ["mit viel Bedacht leben"] });

  await page.goto(difference);
  await expect(page.getByText("This correction is published.")).toBeVisible();
});

test("With a new file only what is new is aligned, and whoever reads the text itself goes on and hears of it", async ({
  page,
  elsewhere,
}) => {
  const { reading, german } = await buildWalden(GERMAN);
  const dora = await joinAs(reading, "Dora");
  await annotate(page.request, reading, dora, {
    passage: { paragraph: 1, quote: "mit Bedacht leben", translation: german },
    body: { markdown: "Which care?" },
  });
  const hers = await elsewhere(dora);
  const text = new ReadingPage(hers);
  await text.open(reading.url);
  const thread = new Discussion(hers).thread("Which care?");
  await expect(thread).toContainText("mit Bedacht leben");

  await signIn(page, reading.organizer);
  await page.goto(`/groups/${reading.slug}`);
  await page.getByRole("link", { name: "Editions and correction" }).click();
  await page.getByRole("link", { name: "Correct “Walden auf Deutsch”" }).click();
  const corrected = [GERMAN[0]?.replace("mit Bedacht leben", "bedächtig leben"), ...GERMAN.slice(1)];
  const correct = page.getByRole("region", { name: "Correct the translation" });
  await correct.locator("input[type=file]").setInputFiles({
    ...{ name: "walden.txt", mimeType: "text/plain" },
    buffer: Buffer.from(`Walden auf Deutsch\n\n${corrected.join("\n\n")}`),
  });
  await correct.getByRole("button", { name: "Read the file" }).click();
  await page.getByRole("button", { name: "Lay it beside the text" }).click();
  const rows = page.getByRole("region", { name: "Rows" }).getByRole("listitem");
  await expect(rows.nth(2).getByRole("button")).toContainText("Und nicht im Sterben");
  await page.getByRole("button", { name: "See what it changes" }).click();
  await expect(page.getByText("Changed: Dora")).toBeVisible();
  await page.getByRole("button", { name: "Publish the correction" }).click();
  await expect(page.getByText("The correction of the translation is published.")).toBeVisible();

  await expect(thread).toContainText("bedächtig leben");
  await expect(hers.getByText("The text has been corrected.")).toHaveCount(0);
});

test("Buttons that are pressed before their page is ready do what they say once it is", async ({ page }) => {
  const { reading } = await buildWalden(GERMAN);
  await signIn(page, reading.organizer);
  await page.goto(`/groups/${reading.slug}`);
  await page.getByRole("link", { name: "Editions and correction" }).click();
  await page.getByRole("link", { name: "Correct “Walden auf Deutsch”" }).click();
  await page
    .getByRole("region", { name: "Correct the translation" })
    .locator("input[type=file]")
    .setInputFiles({
      ...{ name: "walden.txt", mimeType: "text/plain" },
      buffer: Buffer.from(`Walden auf Deutsch\n\n${[...GERMAN].reverse().join("\n\n")}`),
    });
  await page.getByRole("button", { name: "Read the file" }).click();
  for (const [press, shown] of [
    ["Lay it beside the text", page.getByRole("region", { name: "Rows" })],
    ["See what it changes", page.getByRole("heading", { name: "What the correction changes" })],
  ] as const) {
    const button = page.getByRole("button", { name: press });
    await expect(button).toBeVisible();
    const letScriptsCome = await holdScripts(page);
    await page.reload({ waitUntil: "commit" });
    await button.click();
    letScriptsCome();
    await expect(shown).toBeVisible();
  }
});

test("What is said about a translation is changed by the form of texts, and given back where it cannot be", async ({
  page,
}) => {
  const { reading, german } = await buildWalden(GERMAN);
  await signIn(page, reading.organizer);
  await page.goto(`/groups/${reading.slug}`);
  await page.getByRole("link", { name: "Editions and correction" }).click();
  await page.getByRole("link", { name: "Correct “Walden auf Deutsch”" }).click();
  const about = page.getByRole("region", { name: "What is said about it" });
  await expect(about.getByLabel("Translated by")).toHaveValue("Emma Emmerich");
  await about.getByLabel("Title").fill("Walden, deutsch");
  await about.getByLabel("Translated by").fill("Emma Emmerich; Sofie");
  await about.getByLabel("Date").fill("1922");
  await about.getByLabel("Language").fill("");
  await about.getByRole("button", { name: "Save" }).click();
  await expect(about.getByLabel("Language")).toHaveAttribute("aria-invalid", "true");
  await expect(about.getByLabel("Title")).toHaveValue("Walden, deutsch");
  await about.getByLabel("Language").fill("de");
  await about.getByRole("button", { name: "Save" }).click();
  await expect(about.getByText("Saved.")).toBeVisible();
  const answer = await page.request.get(`/api/v1/translations/${german}`);
  expect(await answer.json()).toMatchObject({
    ...{ title: "Walden, deutsch", translators: ["Emma Emmerich", "Sofie"], date: "1922", language: "de" },
  });
  await page.goto(`${reading.url}?in=${german}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Walden, deutsch");
});

test("Links within a reading keep the language that its address asks for, for whoever has chosen none", async ({
  elsewhere,
}) => {
  const { reading, german } = await buildWalden(GERMAN);
  const dora = await joinAs(reading, "Dora");
  const hers = await elsewhere(dora);
  const text = new ReadingPage(hers);
  await text.open(`${reading.url}?in=${german}`);
  await hers.locator("#p2 a.number").click();
  await expect(hers).toHaveURL(new RegExp(`\\?p=\\w+&in=${german}#p2$`));
  await hers.reload();
  await expect(text.words(2)).toHaveText(GERMAN[1] ?? "");

  await hers.goto(`${reading.url}/contents?in=${german}`);
  await expect(hers.getByRole("link", { name: "Walden", exact: true })).toHaveAttribute(
    "href",
    new RegExp(`\\?in=${german}$`),
  );
  await hers.getByRole("searchbox").fill("Tatsachen");
  await hers.getByRole("searchbox").press("Enter");
  await hers.getByRole("link", { name: "¶2" }).click();
  await expect(hers).toHaveURL(new RegExp(`in=${german}#p2$`));
  await expect(text.words(2)).toHaveText(GERMAN[1] ?? "");
});
