import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { buildReader, type Reader, signIn } from "./support/build-reading";
import { colloquy } from "./support/cli";

const PASTED = [
  "On Walking Slowly",
  "Home | About | Contact",
  "We walk to think, and some of us think only while we walk. The road does half of the work, and it does not ask to be thanked.",
  "“A sentence is a road with a gate in it.”",
  "When the road ends the thought is often not done. Then one turns round, and thinks it the other way.",
].join("\n\n");

async function buildEmptyGroup(organizer: Reader): Promise<string> {
  const { slug } = await colloquy<{ slug: string }>(
    ...["group", "add", "--name", `Walkers ${crypto.randomUUID().slice(0, 8)}`, "--owner", organizer.email],
  );
  return slug;
}

const barriers = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations;

const uploaded = (name: string, buffer: Buffer) => ({ name, mimeType: "text/plain", buffer });

test("an organizer pastes a text, changes what was read of it, and publishes it", async ({ page }) => {
  const ada = await buildReader("Ada");
  const slug = await buildEmptyGroup(ada);
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
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page).toHaveURL(/\/readings\//);
  await expect(page.getByRole("heading", { name: "On Walking", exact: true })).toBeVisible();
  await expect(page.locator("#p2")).toContainText("When the road ends");
  await expect(page.locator("#p3")).toHaveCount(0);

  await page.goto(preview);
  await expect(page.getByText("This text is published.")).toBeVisible();
});

test("a file is read without scripts, too, and a bad one is refused in plain words", async ({ browser }) => {
  const ada = await buildReader("Ada");
  const slug = await buildEmptyGroup(ada);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, ada);

  for (const [name, content, words] of [
    ["empty.txt", "", "There is no text in this file."],
    ["picture.txt", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "This is not a text file (PNG)."],
    ["essay.pdf", "%PDF-1.7", "Files of this kind (pdf) cannot be imported yet."],
  ] as const) {
    await page.goto(`/groups/${slug}/import`);
    await page.getByLabel("Plain text file").setInputFiles(uploaded(name, Buffer.from(content, "latin1")));
    await page.getByRole("button", { name: "Read the file" }).click();
    await expect(page.getByRole("alert")).toContainText(words);
  }

  await page
    .getByLabel("Plain text file")
    .setInputFiles(uploaded("walking.txt", Buffer.from(PASTED, "utf16le")));
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByText("We walk to think, and some of us")).toBeVisible();
});

test("whoever may not import finds nothing there", async ({ page }) => {
  const ada = await buildReader("Ada");
  const slug = await buildEmptyGroup(ada);
  expect((await page.goto(`/groups/${slug}/import`))?.status()).toBe(404);

  const bruno = await buildReader("Bruno");
  await colloquy("member", "add", "--group", slug, "--email", bruno.email, "--role", "moderator");
  await signIn(page, bruno);
  expect((await page.goto(`/groups/${slug}/import`))?.status()).toBe(404);
  expect((await page.goto("/groups/no-such-group/import"))?.status()).toBe(404);
});
