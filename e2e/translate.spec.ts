import { barriers, overflow } from "./support/barriers";
import { buildReading, joinAs, signIn } from "./support/build-reading";
import { expect, test } from "./support/people";

test.describe.configure({ timeout: 240_000 });

const TEXT = [
  "We walk to think, and some of us think only while we walk.",
  "The road does half of the work, and it does not ask to be thanked for it.",
  "A milestone is a sentence that has sat down beside the road to rest.",
];

const GERMAN = `Vom Gehen

Wir gehen, um zu denken, und manche von uns denken nur, während wir gehen.

Die Straße tut die Hälfte der Arbeit, und sie bittet nicht darum, dass man ihr dankt.

Ein Meilenstein ist ein Satz, der sich neben die Straße gesetzt hat, um auszuruhen.`;

test("An organizer adds a translation: one row is corrected with the keyboard, and it stands on the text's page", async ({
  page,
  elsewhere,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const dora = await joinAs(reading, "Dora");
  const hers = await elsewhere();
  await signIn(hers, dora);
  await signIn(page, reading.organizer);
  await page.goto(`/groups/${reading.slug}`);
  await page.getByRole("link", { name: "Editions and correction" }).click();
  const translations = page.getByRole("region", { name: "Translations" });
  await expect(translations.getByText("There is no translation of this text yet.")).toBeVisible();
  await translations
    .locator("input[type=file]")
    .setInputFiles({ name: "vom-gehen.txt", mimeType: "text/plain", buffer: Buffer.from(GERMAN) });
  await translations.getByRole("button", { name: "Read the file" }).click();
  await page.getByText("About the text").click();
  await page.getByLabel("Language").fill("de");
  await page.getByRole("button", { name: "Lay it beside the text" }).click();

  const rows = page.getByRole("region", { name: "Rows" }).getByRole("listitem");
  await expect(rows.nth(2).getByRole("button")).toContainText("Ein Meilenstein");
  expect(await barriers(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });

  await rows.nth(0).getByRole("button").first().click();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1).getByRole("button")).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(rows.nth(2).getByRole("button")).toHaveCount(2);
  await expect(rows.nth(2).getByRole("button").first()).toBeFocused();
  await expect(page.getByText("Moved to row 3")).toHaveCount(1);
  await expect(rows.nth(1).getByText("Nothing stands beside this")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(rows.nth(1).getByRole("button")).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(rows.nth(0).getByRole("button")).toHaveCount(2);
  await expect(page.getByText("All moves are saved.")).toBeVisible();
  const address = page.url();
  await page.reload();
  await expect(rows.nth(0).getByRole("button")).toHaveCount(2);

  await page.getByLabel("Translated by").fill("Emma Emmerich; Sofie");
  await page.getByRole("button", { name: "Publish the translation" }).click();
  await expect(page.getByText("The translation is published.")).toBeVisible();
  await expect(translations.getByText("translated by Emma Emmerich, Sofie")).toBeVisible();
  expect(await barriers(page)).toEqual([]);

  await hers.goto(page.url());
  await expect(hers.getByText("translated by Emma Emmerich, Sofie")).toBeVisible();
  await expect(hers.getByText("Add a translation")).toHaveCount(0);
  await hers.goto(address);
  await expect(hers.getByText("Rows")).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByText("This translation is published.")).toBeVisible();

  await page.getByRole("link", { name: "To the text" }).click();
  await expect(translations.getByText("Deutsch")).toBeVisible();
  await translations.getByRole("button", { name: "Take “Vom Gehen” away" }).click();
  await expect(page.getByText("The translation is taken away.")).toBeVisible();
  await expect(translations.getByText("There is no translation of this text yet.")).toBeVisible();
  await page.getByRole("link", { name: "To the files" }).click();
  await page
    .getByRole("link", { name: /vom-gehen|Vom Gehen/ })
    .first()
    .click();
  await expect(page.getByRole("button", { name: "Lay it beside the text" })).toBeVisible();
});
