import { barriers, expectNoBarriers, overflow } from "./support/barriers";
import { annotate, bearer, buildReading, joinAs, signIn } from "./support/build-reading";
import { expect, test } from "./support/people";

/** Many posts, and many pages. */
test.describe.configure({ timeout: 240_000 });

const TEXT = ["We walk to think.", "And we think to walk."];

test("More than a hundred things that wait are counted as 99+, twenty at a time, an appeal among them, and fit where a page is mirrored", async ({
  page,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const bruno = await joinAs(reading, "Bruno");
  const appealed = await annotate(request, reading, bruno, {
    passage: { paragraph: 1 },
    body: { markdown: "Buy my shoes." },
  });
  const [organizing, writing] = [await bearer(reading.organizer.email), await bearer(bruno.email)];
  const post = appealed.posts?.[0]?.id ?? "";
  const hidden = await request.post(`/api/v1/posts/${post}/judgement`, {
    headers: organizing,
    data: { action: "hide", note: "No selling.", version: 1 },
  });
  expect(hidden.status()).toBe(200);
  const asked = await request.post(`/api/v1/posts/${post}/appeal`, {
    headers: writing,
    data: { note: "They are old shoes." },
  });
  expect(asked.status()).toBe(200);
  const held = await request.patch(`/api/v1/groups/${reading.slug}`, {
    headers: organizing,
    data: { moderation: { hold: "everything" } },
  });
  expect(held.status()).toBe(200);
  for (let n = 0; n < 100; n++) {
    const written = await request.post(`/api/v1/readings/${reading.id}/annotations`, {
      headers: writing,
      data: { passage: { paragraph: 2 }, body: { markdown: `Thought ${n}` } },
    });
    expect(written.status()).toBe(201);
  }

  await signIn(page, reading.organizer);
  await page.goto(`/groups/${reading.slug}/review`);
  const main = page.getByRole("main");
  await expect(page.getByRole("link", { name: /more than 99 wait/ })).toContainText("99+");
  await expect(
    main.getByRole("heading", { name: "Bruno asks that a hidden post be looked at again" }),
  ).toBeVisible();
  await expect(main).toContainText("They are old shoes.");
  await expect(main.getByRole("heading", { level: 2 })).toHaveCount(20);
  await page.getByRole("link", { name: "What came later" }).click();
  await expect(page).toHaveURL(/after=/);
  await expect(main.getByRole("heading", { level: 2 })).toHaveCount(20);
  await expect(main).not.toContainText("They are old shoes.");

  await page.goto(`/groups/${reading.slug}/review?show=appeals`);
  await expect(main.getByRole("heading", { level: 2 })).toHaveCount(1);
  await page.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await overflow(page)).toBe(0);
    expect(await barriers(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.goto(`/groups/${reading.slug}/transparency?from=2000-01-01&to=2099-12-31`);
  const row = (name: string) => page.getByRole("row", { name });
  await expect(row("Posts and edits that waited")).toContainText("100");
  await expect(row("Hidden").filter({ hasNotText: "flags" })).toContainText("1");
  await expect(row("Authors who asked")).toContainText("1");
  await expect(page.getByRole("link", { name: "Take it along as a table (CSV)" })).toBeVisible();
  await expectNoBarriers(page);
  await page.getByLabel("Last day").fill("1999-01-01");
  await page.getByRole("button", { name: "Show this time" }).click();
  await expect(main).toContainText("The last day comes before the first.");
  await expect(page.getByLabel("First day")).toHaveValue("2000-01-01");
  await expect(page.getByLabel("Last day")).toHaveValue("1999-01-01");
});
