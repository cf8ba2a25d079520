import type { Locator } from "@playwright/test";
import { expectNoBarriers } from "./support/barriers";
import { buildReader } from "./support/build-reading";
import { buildGroup } from "./support/group-pages";
import { expect, test } from "./support/people";

const LAW = `# A Law of Walks

Who walks shall keep to these rules.

1. Go slowly.
   1. On a road:
      - on its left.

        Where there is none, in its middle.
2. Come back.
`;

/** Pixels from the window's edge to an item's first letter. */
const indentOf = (words: Locator): Promise<number> =>
  words.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect().left;
  });

test("lists in lists stand in one another: before they are published, as they are read, corrected and taken along", async ({
  elsewhere,
}) => {
  const { slug, organizer: ada } = await buildGroup(await buildReader("Ada"));
  const page = await elsewhere(ada);
  const deeper = async (...words: string[]) => {
    const shown = words.map((one) => page.getByText(one, { exact: true }));
    await expect(shown[0] as Locator).toBeVisible();
    const indents = await Promise.all(shown.map(indentOf));
    expect(indents).toEqual(indents.toSorted((a, b) => a - b));
    expect(new Set(indents.map(Math.round)).size).toBe(indents.length);
  };
  const pieces = ["1. Go slowly.", "1. On a road:", "• on its left."];

  await page.goto(`/groups/${slug}/import`);
  await page
    .getByLabel("File to import")
    .setInputFiles({ name: "law.md", mimeType: "text/markdown", buffer: Buffer.from(LAW) });
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByText("Where there is none")).toBeVisible();
  const piece = (words: string) => page.getByRole("listitem").filter({ hasText: words }).getByRole("button");
  const insets = await Promise.all(
    pieces.map((words) =>
      piece(words).evaluate((one) => Number.parseFloat(getComputedStyle(one).paddingLeft)),
    ),
  );
  expect(insets).toEqual(insets.toSorted((a, b) => a - b));
  expect(new Set(insets).size).toBe(3);
  await expectNoBarriers(page);

  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page).toHaveURL(/\/readings\//);
  await deeper("Go slowly.", "On a road:", "on its left.");
  await expect(page.locator("li[aria-level='3']")).toHaveText([
    "on its left.",
    "Where there is none, in its middle.",
  ]);
  await expectNoBarriers(page);

  const id = new URL(page.url()).pathname.split("/").at(-1);
  const taken = await page.request.get(`/api/v1/readings/${id}/export?format=markdown`);
  expect(await taken.text()).toContain(
    "1. **2** Go slowly.\n\n   1. **3** On a road:\n\n      - **4** on its left.\n\n        **5** Where there is none, in its middle.\n\n2. **6** Come back.",
  );

  await page.goto(`/groups/${slug}`);
  await page.getByRole("link", { name: "Editions and correction" }).click();
  await page.getByRole("button", { name: "Correct it here" }).click();
  await expect(page.locator("[data-depth='3']")).toHaveCount(2);
});
