import type { Page } from "@playwright/test";
import { buildPng } from "../tests/support/build-picture";
import { zipOf } from "../tests/support/zip-of";
import { expectNoBarriers } from "./support/barriers";
import { buildReader, signIn } from "./support/build-reading";
import { addMember, buildGroup } from "./support/group-pages";
import { expect, test } from "./support/people";

/** Several people, one after the other. */
test.describe.configure({ timeout: 240_000 });

const WORDS =
  "We walked around the lake, and none of us said a word until the sun was behind the hills. ".repeat(4);

const book = () =>
  zipOf({
    mimetype: "application/epub+zip",
    "META-INF/container.xml":
      '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
    "book.opf":
      '<package><metadata><dc:title>Around the Lake</dc:title><dc:language>en</dc:language></metadata><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
    "a.xhtml": `<html><body><h1>May</h1><p>${WORDS}</p><figure><img src="lake.png" alt="Water between hills"/><figcaption>The lake in May</figcaption></figure><p>${WORDS}</p><p><img src="hut.png"/></p><figure><img src="https://lake.example/far.png" alt="The far shore"/></figure><p>${WORDS}</p></body></html>`,
    "lake.png": buildPng({ width: 1_200, height: 800, grey: 90 }),
    "hut.png": buildPng({ width: 300, height: 200, grey: 160 }),
  });

const loaded = (page: Page, name: string) =>
  expect
    .poll(() =>
      page
        .getByRole("img", { name })
        .evaluate((img: HTMLImageElement) => [img.complete, img.naturalWidth > 0]),
    )
    .toEqual([true, true]);

test("an e-book's pictures are seen, described and published; one is flagged and taken out of view", async ({
  elsewhere,
  page,
}) => {
  const { slug, organizer: ada } = await buildGroup(await buildReader("Ada"));
  await signIn(page, ada);
  await page.goto(`/groups/${slug}/import`);
  await page.getByLabel("File to import").setInputFiles({
    name: "lake.epub",
    mimeType: "application/epub+zip",
    buffer: book(),
  });
  await page.getByRole("button", { name: "Read the file" }).click();
  // Read by a job, which may wait for others.
  await expect(page.getByText("One picture was left out")).toBeVisible({ timeout: 60_000 });
  await loaded(page, "Water between hills");
  await expect(page.getByText("Its picture lies elsewhere on the web and was not fetched.")).toBeVisible();
  await expect(page.getByText("Nobody has described this picture.")).toHaveCount(1);
  await expectNoBarriers(page);

  await page.getByLabel("Describe the picture").nth(1).fill("A hut of grey stone");
  await page.getByLabel("Describe the picture").nth(1).press("Enter");
  await expect(page.getByText("Nobody has described this picture.")).toHaveCount(0);
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Describe the picture").nth(1)).toHaveValue("");
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(page.getByLabel("Describe the picture").nth(1)).toHaveValue("A hut of grey stone");
  await page.getByRole("button", { name: "Publish" }).click();

  await expect(page).toHaveURL(/\/readings\//);
  await page.getByRole("img", { name: "Water between hills" }).scrollIntoViewIfNeeded();
  await loaded(page, "Water between hills");
  await expect(page.getByText("The lake in May")).toBeVisible();
  await expect(page.getByText("A hut of grey stone")).toBeVisible();
  await expectNoBarriers(page);

  const dora = await buildReader("Dora");
  await addMember({ slug }, dora);
  const reader = await elsewhere(dora);
  const { pathname } = new URL(page.url());
  await reader.goto(
    `/groups/${slug}/flag?${new URLSearchParams({ text: pathname.split("/").at(-1) ?? "" })}`,
  );
  await expect(reader.getByRole("heading", { name: "Or is it one of its pictures?" })).toBeVisible();
  await expectNoBarriers(reader);
  await reader.getByRole("link", { name: "The lake in May" }).click();
  await expect(reader.getByRole("heading", { name: "Flag a picture" })).toBeVisible();
  await reader.getByLabel("It copies what is not free").check();
  await expectNoBarriers(reader);
  await reader.getByRole("button", { name: "Tell the moderators" }).click();
  await expect(reader.getByText("The moderators will look at it.")).toBeVisible();

  await page.goto(`/groups/${slug}/review?show=flagged`);
  await loaded(page, "The picture that they mean");
  await expectNoBarriers(page);
  await page.getByText("Take it out of view").first().click();
  await page.getByLabel("Why, in your own words").fill("It is from a book of others.");
  await page.getByRole("button", { name: "Take it out of view" }).click();
  await expect(page.getByText("The picture in “Around the Lake” is out of view.")).toBeVisible();

  await reader.goto(pathname);
  await expect(
    reader.getByRole("img", { name: "A moderator has taken this picture out of view." }),
  ).toBeVisible();
  await expect(reader.getByRole("img", { name: "Water between hills" })).toHaveCount(0);
  await expect(reader.getByText("The lake in May")).toBeVisible();
  await expectNoBarriers(reader);

  await page.goto(`/groups/${slug}/review?show=decided`);
  await page.getByRole("button", { name: "Show it again" }).click();
  await expect(page.getByText(/shown again|showed the picture again/).first()).toBeVisible();
  await page.goto(pathname);

  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);
  const [box, shape] = await page
    .getByRole("img", { name: "Water between hills" })
    .evaluate((img) => [img.getBoundingClientRect().width, img.getBoundingClientRect().height] as const);
  expect(box / shape).toBeCloseTo(1.5, 1);
});
