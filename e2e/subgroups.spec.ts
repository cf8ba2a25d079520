import { expectNoBarriers } from "./support/barriers";
import { annotate, buildReading, joinAs, signIn } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { GroupPages } from "./support/group-pages";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

// Several people come, each in a browser of their own.
test.describe.configure({ timeout: 240_000 });

const TEXT = [
  "We walk to think.",
  "The road does half of the work.",
  "Whoever comes home has been somewhere.",
];

const on = (paragraph: number, markdown: string) => ({ passage: { paragraph }, body: { markdown } });

test("Ada divides a text between two subgroups, each talks for itself, and she brings them together", async ({
  page,
  browser,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const [bruno, chidi] = [await joinAs(reading, "Bruno"), await joinAs(reading, "Chidi")];
  const pages = new GroupPages(page, reading.slug);
  await signIn(page, reading.organizer);

  await pages.open("members");
  await page.getByRole("link", { name: "Subgroups" }).click();
  await expect(page.getByText("Make the first one")).toBeVisible();
  await expectNoBarriers(page);
  for (const name of ["Red", "Blue"]) {
    await page.getByLabel("Name of a new subgroup").fill(name);
    await page.getByRole("button", { name: "Add a subgroup" }).click();
    await expect(pages.line(name).first()).toBeVisible();
  }
  await page.getByRole("combobox", { name: "Bruno" }).selectOption("Red");
  await page.getByRole("combobox", { name: "Chidi" }).selectOption("Blue");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(pages.line("Red").first()).toContainText("Bruno");
  await expectNoBarriers(page);

  await pages.open();
  await pages.line("On walking").getByText("Change").click();
  await page.getByRole("button", { name: "Divide it between the subgroups" }).click();
  await expect(pages.line("On walking")).toContainText("in subgroups");
  await annotate(request, reading, chidi, on(1, "Chidi among the blue"));
  await annotate(request, reading, reading.organizer, on(1, "Ada to all"));

  const his = await (await browser.newContext()).newPage();
  await signIn(his, bruno);
  const [text, talk] = [new ReadingPage(his), new Discussion(his)];
  await text.open(reading.url);
  await expect(his.getByText("Here you talk in your subgroup Red")).toBeVisible();
  await expect(talk.thread("Ada to all")).toBeVisible();
  await expect(talk.thread("Chidi among the blue")).toHaveCount(0);
  await text.select({ paragraph: 2, words: "half of the work" });
  await text.toolbar.getByRole("button", { name: "Annotate" }).click();
  await expect(his.getByRole("option", { name: "Your subgroup Red, and moderators" })).toBeAttached();
  await text.write("Bruno among the red");
  await expect(talk.thread("Bruno among the red")).toContainText("Red");
  await expectNoBarriers(his);

  await expect(page.getByRole("status").filter({ hasText: "is divided" })).toBeVisible();
  await pages.line("On walking").getByText("Change").click();
  await page.getByRole("button", { name: "Bring the subgroups together" }).click();
  await expect(pages.line("On walking")).not.toContainText("in subgroups");
  await expect(talk.thread("Chidi among the blue")).toBeVisible();
  await expect(his.getByText("Here you talk in your subgroup")).toHaveCount(0);
  await his.context().close();
});
