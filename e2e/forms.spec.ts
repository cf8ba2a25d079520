import type { Page } from "@playwright/test";
import { buildReading, signIn } from "./support/build-reading";
import { expect, test } from "./support/people";

/** The form that is sent next is answered only once what comes back is called. */
async function holdAnswer(page: Page): Promise<{ isAsked: Promise<unknown>; letGo: () => void }> {
  let letGo = () => {};
  const mayCome = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(
    "**/groups/**",
    async (route) => {
      await mayCome;
      await route.continue();
    },
    { times: 1 },
  );
  const isAsked = page.waitForRequest((request) => request.method() === "POST");
  return { isAsked, letGo };
}

test("What is typed while a refusal is on its way stays, and goes with the next try", async ({ page }) => {
  const { organizer } = await buildReading(["We walk to think."], "On walking");
  await signIn(page, organizer);
  await page.goto("/groups/new");
  const [name, about] = [page.getByLabel("Name"), page.getByLabel("What it is about")];
  await about.fill("Once a week");
  const { isAsked, letGo } = await holdAnswer(page);
  await page.getByRole("button", { name: "Start the group" }).click();
  await isAsked;
  await about.fill("Once a week, in the evening");
  await name.fill("Readers of the evening");
  letGo();

  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(name).toHaveValue("Readers of the evening");
  await expect(about).toHaveValue("Once a week, in the evening");
  await page.getByRole("button", { name: "Start the group" }).click();
  await expect(page.getByRole("heading", { name: "Readers of the evening" })).toBeVisible();
  await expect(page.getByText("Once a week, in the evening")).toBeVisible();
});

test("What is typed while it is being saved stays to be saved, too", async ({ page }) => {
  const { organizer, slug } = await buildReading(["We walk to think."], "On walking");
  await signIn(page, organizer);
  await page.goto(`/groups/${slug}/settings`);
  const [name, about] = [page.getByLabel("Name", { exact: true }), page.getByLabel("What it is about")];
  const save = page.getByRole("button", { name: "Save", exact: true });
  await name.fill("Readers of the evening");
  const { isAsked, letGo } = await holdAnswer(page);
  await save.click();
  await isAsked;
  await about.fill("Once a week, in the evening");
  letGo();

  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(about).toHaveValue("Once a week, in the evening");
  const isSaved = page.waitForResponse((response) => response.request().method() === "POST");
  await save.click();
  await isSaved;
  await page.goto(`/groups/${slug}`);
  await expect(page.getByRole("heading", { name: "Readers of the evening" })).toBeVisible();
  await expect(page.getByText("Once a week, in the evening")).toBeVisible();
});
