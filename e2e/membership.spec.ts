import { barriers } from "./support/barriers";
import { buildReader, signIn } from "./support/build-reading";
import { buildGroup, GroupPages } from "./support/group-pages";
import { expect, test } from "./support/people";

test("Who asks to join says a few words, which the moderators read, and is declined with a few words", async ({
  elsewhere,
  page,
}) => {
  const group = await buildGroup(await buildReader("Ada"), "--public", "--on-request");
  const bruno = await elsewhere(await buildReader("Bruno"));
  const pages = new GroupPages(bruno, group.slug);
  const message = bruno.getByLabel("A few words to those who decide");
  await pages.open();
  await message.fill("I read slowly.\nAnd aloud.");
  await bruno.context().setOffline(true);
  await bruno.getByRole("button", { name: "Ask to join" }).click();
  await expect(bruno.getByText("The server could not be reached.")).toBeVisible();
  await expect(message).toHaveValue("I read slowly.\nAnd aloud.");
  await bruno.context().setOffline(false);
  await message.fill("x".repeat(1_001));
  await bruno.getByRole("button", { name: "Ask to join" }).click();
  await expect(bruno.getByText("This is too long. A few sentences are enough.")).toBeVisible();
  await expect(message).toHaveValue("x".repeat(1_001));
  await message.fill("I read slowly.\nAnd aloud.");
  await bruno.getByRole("button", { name: "Ask to join" }).click();
  await expect(bruno.getByText("You have asked to join.")).toBeVisible();
  await expect(bruno.getByText("And aloud.")).toBeVisible();
  expect(await barriers(bruno)).toEqual([]);

  await signIn(page, group.organizer);
  const members = new GroupPages(page, group.slug);
  await members.open("members");
  await expect(members.line("Bruno")).toContainText("I read slowly.");
  await members.line("Bruno").getByText("Decline").first().click();
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel("A few words to Bruno").fill("We begin again in spring.");
  await page.getByRole("button", { name: "Decline the request" }).click();
  await expect(page.getByText("The request of Bruno is declined.")).toBeVisible();
  await expect(page.getByText("I read slowly.")).toHaveCount(0);

  await bruno.goto("/");
  await expect(bruno.getByRole("region", { name: "What became of your requests" })).toContainText("spring");
  expect(await barriers(bruno)).toEqual([]);
  await bruno.getByRole("link", { name: group.name }).first().click();
  await expect(bruno.getByText("Your request to join was declined")).toBeVisible();
  await expect(bruno.getByText("We begin again in spring.")).toBeVisible();
  expect(await barriers(bruno)).toEqual([]);
  await message.fill("It is spring.");
  await bruno.getByRole("button", { name: "Ask to join" }).click();
  await expect(bruno.getByText("It is spring.")).toBeVisible();
  await expect(bruno.getByText("was declined")).toHaveCount(0);
});
