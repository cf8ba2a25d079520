import { expect, test } from "@playwright/test";
import { column, pdfOf } from "../tests/support/pdf-of";
import { barriers } from "./support/barriers";
import { buildReader, signIn } from "./support/build-reading";
import { buildGroup } from "./support/group-pages";

test("an organizer who names an address in a private network is told why nothing comes of it, and keeps what was typed", async ({
  page,
}) => {
  const { slug, organizer: ada } = await buildGroup(await buildReader("Ada"));
  await signIn(page, ada);
  await page.goto(`/groups/${slug}/import`);
  const address = page.getByLabel("Address of the page");

  await address.fill("not an address");
  await page.getByRole("button", { name: "Fetch it" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "This is not a web address" })).toBeVisible();

  await address.fill("http://2130706433/admin");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "leads into a private network" })).toBeVisible();
  await expect(address).toHaveValue("http://2130706433/admin");
  expect(await barriers(page)).toEqual([]);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("an address that was refused stands in its field again", async ({ page }) => {
    const { slug, organizer: ada } = await buildGroup(await buildReader("Ada"));
    await signIn(page, ada);
    await page.goto(`/groups/${slug}/import`);
    await page.getByLabel("Address of the page").fill("http://[::1]/page?of=mine");
    await page.getByRole("button", { name: "Fetch it" }).click();
    await expect(page.getByText("leads into a private network")).toBeVisible();
    await expect(page.getByLabel("Address of the page")).toHaveValue("http://[::1]/page?of=mine");
  });
});

test("a PDF is looked at as its paragraphs, with the numbers of its pages set aside", async ({ page }) => {
  const { slug, organizer: ada } = await buildGroup(await buildReader("Ada"));
  await signIn(page, ada);
  await page.goto(`/groups/${slug}/import`);
  const lines = [
    "I went to the woods because I wished to live deliber-",
    "ately, to front only the essential facts of life.",
  ];
  const buffer = Buffer.from(pdfOf([[...column(lines), { text: "17", x: 290, y: 40 }]], { title: "Walden" }));
  await page
    .getByLabel("File to import")
    .setInputFiles({ name: "walden.txt", mimeType: "text/plain", buffer });
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Walden");
  await expect(page.getByText("I wished to live deliberately, to front")).toBeVisible();
  await expect(page.getByText("A number of a page.")).toBeVisible();
});
