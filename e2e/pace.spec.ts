import { expectNoBarriers } from "./support/barriers";
import { assign, buildReading, joinAs, signIn } from "./support/build-reading";
import { expect, test } from "./support/people";

const WORDS = 150;
const TEXT = Array.from({ length: 40 }, (_, at) => `${at + 1}${" and on it goes".repeat(WORDS / 4)}.`);

test("Bruno says how fast he reads, and every time that he is told is his own", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(TEXT, "A slow walk");
  await assign(request, reading, { from: 1, to: 20 });
  await signIn(page, await joinAs(reading, "Bruno"));
  const guest = await elsewhere();
  await page.goto("/account");
  const pace = page.getByLabel("How fast you read");
  await expect(pace.locator("option:checked")).toHaveText("200 words a minute, as is usual");
  await pace.selectOption("120 words a minute");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await expectNoBarriers(page);

  await page.goto("/");
  await expect(page.getByText("about 25 minutes")).toBeVisible();
  await expect(page.getByText("50 min")).toBeVisible();
  await page.goto(`/groups/${reading.slug}`);
  await expect(page.getByText("50 min")).toBeVisible();
  await page.getByRole("link", { name: "Week 1" }).click();
  await expect(page.getByText("About 25 minutes left to read.")).toBeVisible();
  await page.goto(reading.url);
  await expect(page.getByText("50 min")).toBeVisible();
  await expect(page.getByText("25 min", { exact: false })).toBeVisible();
  await guest.goto(reading.url);
  await expect(guest.getByText("30 min")).toBeVisible();
});
