import { expectNoBarriers } from "./support/barriers";
import { annotate, assign, buildReading, joinAs, signIn } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

const TEXT = ["We walk to think.", "The road does half of the work."];

test("Bruno says that he sees it otherwise, thinks better of it, and the agenda has it while he does", async ({
  page,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const bruno = await joinAs(reading, "Bruno");
  const assignment = await assign(request, reading);
  const body = { markdown: "Nobody thinks while walking" };
  await annotate(request, reading, reading.organizer, { passage: { paragraph: 1 }, body });
  await signIn(page, bruno);
  const [text, talk] = [new ReadingPage(page), new Discussion(page)];
  await text.open(reading.url);

  const thread = await talk.open("Nobody thinks");
  await thread.getByRole("button", { name: "Reply", exact: true }).click();
  await page.getByRole("checkbox", { name: "I see it otherwise" }).check();
  await talk.write("I do");
  const post = talk.post("I do");
  await expect(post).toContainText("sees it otherwise");
  await expectNoBarriers(page);

  await page.goto(`${assignment.url}/agenda`);
  const part = page.getByRole("region", { name: "Disagreements" });
  await expect(part).toContainText("Nobody thinks");
  await expectNoBarriers(page);

  await text.open(reading.url);
  await talk.open("Nobody thinks");
  await talk.choose("I do", "Edit");
  const ticked = page.getByRole("checkbox", { name: "I see it otherwise" });
  await expect(ticked).toBeChecked();
  await ticked.uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(post).not.toContainText("sees it otherwise");
});
