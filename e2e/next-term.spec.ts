import type { Page } from "@playwright/test";
import type { AssignmentWire } from "@/domain/wire/assignment";
import { expectNoBarriers } from "./support/barriers";
import { type BuiltReading, buildReading, signIn } from "./support/build-reading";
import { colloquy } from "./support/cli";
import { expect, test } from "./support/people";

const TEXT = Array.from({ length: 12 }, (_, at) => `Paragraph ${at + 1} has some plain words to read.`);

let reading: BuiltReading;
let authorization: string;

/** Four weeks of spring, over the change of the clocks. */
test.beforeEach(async ({ page, request }) => {
  reading = await buildReading(TEXT, "A short book");
  const { token } = await colloquy<{ token: string }>(
    ...["token", "add", "--email", reading.organizer.email, "--name", "e2e"],
  );
  authorization = `Bearer ${token}`;
  const headers = { authorization };
  const zone = { timeZone: "Europe/London" };
  expect((await request.patch(`/api/v1/groups/${reading.slug}`, { headers, data: zone })).status()).toBe(200);
  const planned = await request.post(`/api/v1/readings/${reading.id}/plans`, {
    headers,
    data: {
      share: { portions: 4 },
      first: "2099-03-17T19:00",
      rhythm: { kind: "weeks", every: 1 },
      title: "Week {n}",
      assignees: "all",
    },
  });
  expect(planned.status()).toBe(201);
  await signIn(page, reading.organizer);
});

const week = (page: Page, title: string) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: title }) });

async function fillFirst(page: Page, day: string) {
  await page.getByLabel("Day of the first meeting").fill(day);
  await page.getByLabel("Time of day").fill("19:00");
}

async function madeIn(page: Page): Promise<AssignmentWire[]> {
  const slug = /groups\/([^/]+)\/assignments$/.exec(page.url())?.[1];
  const answer = await page.request.get(`/api/v1/groups/${slug}/assignments`);
  return (await answer.json()).items;
}

test("Ada begins the next term: she sees the new dates, leaves a week out, and has a group of her own with them", async ({
  page,
}) => {
  await page.goto(`/groups/${reading.slug}/assignments`);
  await page.getByRole("link", { name: "Begin the next term" }).click();
  await expect(page.getByLabel("Day of the first meeting")).toHaveValue("2099-03-24");
  await expect(week(page, "Week 1")).toContainText("24 Mar 2099");

  await fillFirst(page, "2099-10-13");
  await expect(week(page, "Week 1")).toContainText(/13 Oct 2099.*7:00 pm|13 Oct 2099.*19:00/i);
  await expect(week(page, "Week 4").getByRole("time").last()).toHaveAttribute(
    "datetime",
    "2099-11-03T19:00:00.000Z",
  );
  await expectNoBarriers(page);
  await week(page, "Week 4").getByRole("checkbox").uncheck();
  await expect(page.getByText("One text and 3 assignments.")).toBeVisible();

  await page.getByLabel("Name of the new group").fill("Autumn of readers");
  await page.getByRole("button", { name: "Begin the next term" }).click();
  await expect(page).toHaveURL(/groups\/autumn-of-readers[^/]*\/assignments$/);
  const made = await madeIn(page);
  expect(made.map(({ title, dueAt }) => `${title} ${dueAt}`)).toEqual([
    "Week 1 2099-10-13T18:00:00.000Z",
    "Week 2 2099-10-20T18:00:00.000Z",
    "Week 3 2099-10-27T19:00:00.000Z",
  ]);
  await page.getByRole("link", { name: "Members" }).click();
  await expect(page.getByRole("main")).toContainText("Ada");
});

test("A text that stays behind takes its assignments out of the table, and nothing is begun without a name", async ({
  page,
}) => {
  await page.goto(`/groups/${reading.slug}/settings`);
  await page.getByRole("link", { name: "Begin the next term" }).click();
  await page.getByRole("checkbox", { name: "A short book" }).uncheck();
  await expect(week(page, "Week 1")).toContainText("Its text stays behind.");
  await expect(week(page, "Week 1").getByRole("checkbox")).toBeDisabled();
  await expect(page.getByText("An empty group.")).toBeVisible();
  await page.getByRole("checkbox", { name: "A short book" }).check();
  await expect(week(page, "Week 1").getByRole("checkbox")).toBeEnabled();
  await page.getByLabel("Name of the new group").fill(" ");
  await page.getByRole("button", { name: "Begin the next term" }).click();
  await expect(page.getByText("Give the group a name.")).toBeVisible();
  await page.getByLabel("Name of the new group").fill("Spring of readers");
  await page.getByLabel("Day of the first meeting").fill("");
  await page.getByRole("button", { name: "Begin the next term" }).click();
  await expect(page.getByText("There is no such day, or no such time of day.")).toBeVisible();
  await expect(page.getByLabel("Name of the new group")).toHaveValue("Spring of readers");
});

test("A member finds no such page", async ({ page }) => {
  const { url } = await colloquy<{ url: string }>(...["user", "link", "--email", (await outsider()).email]);
  await page.context().clearCookies();
  await page.goto(url);
  await page.getByRole("button", { name: "Sign in as Chidi" }).click();
  await page.goto(`/groups/${reading.slug}/next-term`);
  await expect(page.getByText("Week 1")).toHaveCount(0);
  await page.goto(`/groups/${reading.slug}/assignments`);
  await expect(page.getByText("Week 1").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Begin the next term" })).toHaveCount(0);
});

async function outsider() {
  const email = `chidi-${reading.slug}@example.org`;
  await colloquy("user", "add", "--email", email, "--name", "Chidi");
  await colloquy("member", "add", "--group", reading.slug, "--email", email, "--role", "member");
  return { email };
}

test.describe("Without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the server draws the new times, and begins the term", async ({ page }) => {
    await page.goto(`/groups/${reading.slug}/next-term`);
    await fillFirst(page, "2099-10-13");
    await page.getByLabel("Name of the new group").fill("Plain autumn");
    await page.getByRole("button", { name: "Show the new times" }).click();
    await expect(week(page, "Week 1")).toContainText("13 Oct 2099");
    await page.getByRole("button", { name: "Begin the next term" }).click();
    await expect(page).toHaveURL(/groups\/plain-autumn[^/]*\/assignments$/);
    expect(await madeIn(page)).toHaveLength(4);
  });
});
