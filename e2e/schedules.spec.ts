import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { APIRequestContext, Page } from "@playwright/test";
import type { AssignmentWire } from "@/domain/wire/assignment";
import { expectNoBarriers } from "./support/barriers";
import { type BuiltReading, buildReading, fillGroup, type Reader, signIn } from "./support/build-reading";
import { colloquy } from "./support/cli";
import { expect, test } from "./support/people";

const SEED = fileURLToPath(
  new URL("../../shared/fixtures/seed/did-leninism-lead-to-stalinism.txt", import.meta.url),
);

const LONG = Array.from(
  { length: 1_200 },
  (_, at) => `Of a long book, this is part ${at + 1}. ${"It goes on and on, as such books do. ".repeat(9)}`,
);

const portion = (page: Page, title: string) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: title }) });
const cut = (page: Page, title: string) => page.getByRole("slider", { name: `Where ${title} begins` });
const publish = (page: Page) => page.getByRole("button", { name: /^Publish/ });

const openPlan = (page: Page, { slug, id }: BuiltReading) =>
  page.goto(`/groups/${slug}/assignments/plan?reading=${id}`);

async function meetFrom(page: Page, day: string) {
  await page.getByLabel("Day of the first meeting").fill(day);
  await page.getByLabel("Time of day").fill("19:00");
}

async function assigned(
  request: APIRequestContext,
  { id }: BuiltReading,
  headers: Record<string, string> = {},
): Promise<AssignmentWire[]> {
  const answer = await request.get(`/api/v1/readings/${id}/assignments?limit=100`, { headers });
  return (await answer.json()).items;
}

async function asOrganizer({ email }: Reader) {
  const { token } = await colloquy<{ token: string }>("token", "add", "--email", email, "--name", "e2e");
  return { authorization: `Bearer ${token}` };
}

test("Ada plans six weeks of an essay, moves a cut, skips a holiday and publishes", async ({
  page,
  request,
}) => {
  test.skip(!existsSync(SEED), "../shared/fixtures is absent");
  const paragraphs = readFileSync(SEED, "utf8").split(/\n{2,}/);
  const reading = await buildReading(paragraphs, "Did Leninism lead to Stalinism?");
  await signIn(page, reading.organizer);
  await page.goto(`/groups/${reading.slug}/assignments/plan`);
  await page.getByRole("link", { name: "Did Leninism lead to Stalinism?" }).click();

  await meetFrom(page, "2099-01-13");
  await expect(portion(page, "Week 1")).toContainText("13 Jan 2099");
  await expect(page.getByRole("rowheader")).toHaveCount(6);
  await expect(portion(page, "Week 3")).toContainText("27 Jan 2099");
  await page.getByLabel("First day of the holiday").fill("2099-01-25");
  await page.getByLabel("Last day of the holiday").fill("2099-01-31");
  await expect(portion(page, "Week 3")).toContainText("3 Feb 2099");
  await expect(portion(page, "Week 6")).toContainText("24 Feb 2099");
  await expectNoBarriers(page);

  const third = cut(page, "Week 3");
  const words = async () => (await third.getAttribute("aria-valuetext")) ?? "";
  const numberOf = async () => Number(/¶(\d+)/.exec(await words())?.[1]);
  const even = await numberOf();
  expect(await words()).toBe(`Week 3 begins at ¶${even}`);
  await third.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(numberOf).toBe(even + 1);
  await page.keyboard.press("Home");
  await expect(portion(page, "Week 2")).toContainText(/¶(\d+)–\1/);
  const lowest = await numberOf();
  await page.keyboard.press("ArrowDown");
  expect(await numberOf()).toBe(lowest);
  await page.keyboard.press("End");
  await expect(portion(page, "Week 3")).toContainText(/¶(\d+)–\1/);
  const highest = await numberOf();
  await page.keyboard.press("PageDown");
  await expect.poll(numberOf).toBe(Math.max(lowest, highest - 10));
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(numberOf).toBe(even + 1);

  const box = await third.boundingBox();
  if (!box) throw new Error("The cut is not on the page");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 30, { steps: 8 });
  await expect.poll(numberOf).toBeGreaterThan(even + 1);
  await page.mouse.move(box.x + 900, box.y + 30, { steps: 8 });
  await page.mouse.up();
  await expect.poll(numberOf).toBe(highest);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(numberOf).toBe(even + 1);
  await page.getByRole("button", { name: "Redo" }).click();
  await expect.poll(numberOf).toBe(highest);

  await page.getByRole("button", { name: "Divide Week 6" }).click();
  await expect(portion(page, "Week 7")).toContainText("3 Mar 2099");
  await page.getByRole("button", { name: "Remove Week 7" }).click();
  await expect(page.getByRole("rowheader")).toHaveCount(6);

  await page.getByLabel("What to do with it").fill("Mark what *surprises* you.");
  await page.getByRole("spinbutton", { name: "annotations" }).fill("2");
  await publish(page).click();
  await expect(page).toHaveURL(`/groups/${reading.slug}/assignments`);
  const made = await assigned(request, reading);
  expect(made.map(({ title }) => title)).toEqual(Array.from({ length: 6 }, (_, at) => `Week ${at + 1}`));
  expect(made[2]).toMatchObject({
    dueAt: "2099-02-03T19:00:00.000Z",
    opensAt: "2099-01-20T19:00:00.000Z",
    stretches: [{ from: highest }],
    instructions: { text: "Mark what surprises you." },
    targets: { annotations: 2, replies: null },
  });
  expect(made.at(-1)?.stretches[0]?.to).toBe(paragraphs.length);
});

test("A group in London meets at seven before and after its clocks change, and is told so before it is published", async ({
  page,
  request,
}) => {
  const reading = await buildReading(LONG.slice(0, 40), "On walking");
  const zoned = await request.patch(`/api/v1/groups/${reading.slug}`, {
    headers: await asOrganizer(reading.organizer),
    data: { timeZone: "Europe/London" },
  });
  expect(zoned.status()).toBe(200);
  await signIn(page, reading.organizer);
  await openPlan(page, reading);
  await meetFrom(page, "2099-03-17");
  await expect(portion(page, "Week 3")).toContainText("31 Mar 2099");
  for (const week of ["Week 1", "Week 3"]) await expect(portion(page, week)).toContainText("19:00");
  await publish(page).click();
  await expect(page).toHaveURL(`/groups/${reading.slug}/assignments`);
  const made = await assigned(request, reading);
  expect(made.slice(0, 3).map(({ dueAt }) => dueAt)).toEqual([
    "2099-03-17T19:00:00.000Z",
    "2099-03-24T19:00:00.000Z",
    "2099-03-31T18:00:00.000Z",
  ]);
});

test.describe("A long text that is read already", () => {
  /** Fifteen days ago, eight and one. */
  const past = 3;
  const first = new Date(Date.now() - 15 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  let reading: BuiltReading;
  let before: AssignmentWire[];

  test.beforeEach(async ({ page, request }) => {
    reading = await buildReading(LONG, "A long book");
    const planned = await request.post(`/api/v1/readings/${reading.id}/plans`, {
      headers: await asOrganizer(reading.organizer),
      data: {
        share: { portions: 40 },
        first: `${first}T00:30`,
        rhythm: { kind: "weeks", every: 1 },
        title: "Evening {n}",
        assignees: "all",
      },
    });
    expect(planned.status()).toBe(201);
    before = (await planned.json()).items;
    await signIn(page, reading.organizer);
    await openPlan(page, reading);
  });

  test("is planned anew: what is past stays, what is ahead goes faster", async ({ page, request }) => {
    await expect(page.getByRole("row").filter({ hasText: "past" })).toHaveCount(past);
    await expect(cut(page, `Evening ${past}`)).toHaveCount(0);
    await page.getByRole("radio", { name: "On these weekdays" }).check();
    await page.getByRole("checkbox", { name: "Monday" }).check();
    await page.getByRole("checkbox", { name: "Thursday" }).check();
    await page.getByRole("spinbutton", { name: "Number of meetings" }).fill("20");
    await expect(page.getByRole("rowheader")).toHaveCount(past + 20);
    await cut(page, `Evening ${past + 2}`).press("PageUp");
    await publish(page).click();
    await expect(page).toHaveURL(`/groups/${reading.slug}/assignments`);

    const after = await assigned(request, reading);
    expect(after.slice(0, past)).toEqual(before.slice(0, past).map((one) => ({ ...one, mine: null })));
    expect(after.map(({ id }) => id)).toEqual(before.slice(0, past + 20).map(({ id }) => id));
    expect(after.at(-1)?.stretches[0]?.to).toBe(LONG.length);
  });

  test("was changed by another organizer meanwhile: nothing typed is lost, and publishing again goes on from there", async ({
    page,
    request,
  }) => {
    await page.getByRole("spinbutton", { name: "Number of meetings" }).fill("20");
    const last = before.at(-1)?.id;
    const changed = await request.patch(`/api/v1/assignments/${last}`, {
      headers: await asOrganizer(reading.organizer),
      data: { title: "The last evening" },
    });
    expect(changed.status()).toBe(200);
    await publish(page).click();
    await expect(page.getByText("Somebody has changed this schedule")).toBeVisible();
    await expect(page.getByRole("spinbutton", { name: "Number of meetings" })).toHaveValue("20");
    expect(await assigned(request, reading)).toHaveLength(40);

    await page.context().setOffline(true);
    await publish(page).click();
    await expect(page.getByText("The server could not be reached")).toBeVisible();
    await expect(page.getByRole("spinbutton", { name: "Number of meetings" })).toHaveValue("20");
    await page.context().setOffline(false);
    await publish(page).click();
    await expect(page).toHaveURL(`/groups/${reading.slug}/assignments`);
    expect(await assigned(request, reading)).toHaveLength(past + 20);
  });
});

test("a plan for some members offers all of them, however many, and keeps whom it was for", async ({
  page,
  request,
}) => {
  const reading = await buildReading(LONG.slice(0, 12), "A short book");
  await fillGroup(reading, request, 110);
  await signIn(page, reading.organizer);
  await openPlan(page, reading);
  await meetFrom(page, "2099-01-13");
  await page.getByLabel("Some members").check();
  await page.getByRole("checkbox", { name: "Reader 110" }).check();
  await publish(page).click();
  await expect(page).toHaveURL(`/groups/${reading.slug}/assignments`);

  await openPlan(page, reading);
  await expect(page.getByLabel("Some members")).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Reader 110" })).toBeChecked();
  await publish(page).click();
  await expect(page).toHaveURL(`/groups/${reading.slug}/assignments`);
  const portions = await assigned(request, reading, await asOrganizer(reading.organizer));
  expect(portions.map(({ assignees }) => assignees)).toEqual(portions.map(() => [expect.any(String)]));
  expect(portions.length).toBeGreaterThan(1);
});

test.describe("On a phone", () => {
  test.use({ viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true });

  test("a finger drags the cut, and a button moves it by a paragraph", async ({ page }) => {
    const reading = await buildReading(LONG.slice(0, 60), "A short book");
    await signIn(page, reading.organizer);
    await openPlan(page, reading);
    const second = cut(page, "Week 2");
    await expect(second).toHaveAttribute("aria-valuetext", "Week 2 begins at ¶11");
    await second.scrollIntoViewIfNeeded();
    const box = await second.boundingBox();
    if (!box) throw new Error("The cut is not on the page");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const finger = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", along = 0) =>
      finger.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: type === "touchEnd" ? [] : [{ x: x + along, y }],
      });
    await touch("touchStart");
    await touch("touchMove", 20);
    await expect(second).not.toHaveAttribute("aria-valuetext", "Week 2 begins at ¶11");
    // As far as a finger goes: the week keeps a paragraph.
    for (const along of [60, 120, 180]) await touch("touchMove", along);
    await touch("touchEnd");
    await expect(second).toHaveAttribute("aria-valuetext", "Week 2 begins at ¶20");
    await page.getByRole("button", { name: "Where Week 2 begins: a paragraph earlier" }).click();
    await expect(second).toHaveAttribute("aria-valuetext", "Week 2 begins at ¶19");
  });
});

test.describe("Without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the server draws the schedule, and publishes it", async ({ page, request }) => {
    const reading = await buildReading(LONG.slice(0, 40), "A short book");
    await signIn(page, reading.organizer);
    await openPlan(page, reading);
    await meetFrom(page, "2099-01-13");
    await page.getByRole("spinbutton", { name: "Number of meetings" }).fill("4");
    await page.getByLabel("Title").fill("Evening {n}");
    await page.getByRole("button", { name: "Show the schedule" }).click();
    await expect(page.getByRole("rowheader")).toHaveCount(4);
    await expect(portion(page, "Evening 4")).toContainText("3 Feb 2099");
    expect(await assigned(request, reading)).toEqual([]);
    await publish(page).click();
    await expect(page).toHaveURL(`/groups/${reading.slug}/assignments`);
    expect((await assigned(request, reading)).map(({ title }) => title)).toEqual(
      [1, 2, 3, 4].map((one) => `Evening ${one}`),
    );
  });
});

test("What cannot be planned is told while it is typed, and again when it is sent", async ({
  page,
  request,
}) => {
  const reading = await buildReading(LONG.slice(0, 5), "A leaflet");
  await signIn(page, reading.organizer);
  await openPlan(page, reading);
  await meetFrom(page, "2099-01-13");
  await page.getByRole("spinbutton", { name: "Number of meetings" }).fill("9");
  await expect(page.getByText("too few for 9 meetings")).toBeVisible();
  await publish(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "too few for 9 meetings" })).toBeVisible();
  await page.getByRole("spinbutton", { name: "Number of meetings" }).fill("2");
  await page.getByLabel("Title").fill(" ");
  await publish(page).click();
  await expect(page.getByText("Give it a title")).toBeVisible();
  expect(await assigned(request, reading)).toEqual([]);
});
