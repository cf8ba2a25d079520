import type { APIRequestContext, Page } from "@playwright/test";
import { expectNoBarriers, overflow } from "./support/barriers";
import { type BuiltReading, bearer, buildReading, joinAs } from "./support/build-reading";
import { untilKeys } from "./support/keep-order";
import { expect, test } from "./support/people";

/** Several people, one after the other, and many pages. */
test.describe.configure({ timeout: 240_000 });

const PASTED = [
  "On Walking Slowly",
  "We walk to think, and some of us think only while we walk. The road does half of the work.",
  "When the road ends the thought is often not done. Then one turns round, and thinks it the other way.",
].join("\n\n");

async function takeTexts(request: APIRequestContext, { slug, organizer }: BuiltReading) {
  const headers = await bearer(organizer.email);
  const data = { moderation: { takesTexts: true } };
  expect((await request.patch(`/api/v1/groups/${slug}`, { headers, data })).status()).toBe(200);
}

/** Reads with them as they go on: in the light, in the dark, and on a phone. */
async function expectSound(page: Page) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoBarriers(page);
  }
  await page.emulateMedia({ colorScheme: "light" });
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await overflow(page)).toBe(0);
  if (size) await page.setViewportSize(size);
}

test("a member brings a text, which comes back with a note, is mended and published, and all read it", async ({
  elsewhere,
}) => {
  const reading = await buildReading(["We walk to think."], "On walking");
  const { slug } = reading;
  const [chidi, bruno, dora] = [
    await joinAs(reading, "Chidi"),
    await joinAs(reading, "Bruno", "moderator"),
    await joinAs(reading, "Dora"),
  ];
  const member = await elsewhere(chidi);
  await member.goto(`/groups/${slug}`);
  await expect(member.getByRole("link", { name: "Add a text" })).toHaveCount(0);

  const organizer = await elsewhere(reading.organizer);
  await organizer.goto(`/groups/${slug}/settings`);
  await organizer.getByLabel("Members may bring texts").check();
  await organizer.getByRole("button", { name: "Set how it is moderated" }).click();
  await expect(organizer.getByText("Saved.")).toBeVisible();

  await member.reload();
  await member.getByRole("link", { name: "Add a text" }).click();
  await expect(member.getByText("Then you hand it in")).toBeVisible();
  await member.getByLabel("The words").fill(PASTED);
  await member.getByRole("button", { name: "Look at it" }).click();
  await expect(member.getByText("2 numbered paragraphs")).toBeVisible();
  const preview = member.url();
  await expect(member.getByRole("button", { name: "Publish" })).toHaveCount(0);
  await member.getByRole("button", { name: "Hand in for review" }).click();
  await expect(member.getByText("This text waits for review")).toBeVisible();
  await expectSound(member);

  const other = await elsewhere(dora);
  await other.goto(preview);
  await expect(other.getByText("Walking Slowly")).toHaveCount(0);
  await other.goto(`/groups/${slug}`);
  await expect(other.getByText("Walking Slowly")).toHaveCount(0);

  const moderator = await elsewhere(bruno);
  await moderator.goto(`/groups/${slug}/review?show=texts`);
  const item = moderator.getByRole("main").getByRole("listitem").filter({ hasText: "On Walking Slowly" });
  await expect(item.getByRole("heading", { name: "A text that Chidi brought" })).toBeVisible();
  await expect(item.getByText("We walk to think, and some of us")).toBeVisible();
  await expect(item.getByRole("button", { name: "Publish" })).toHaveCount(0);
  await expectSound(moderator);
  await item.getByRole("link", { name: "Look at all of it" }).click();
  await expect(moderator.getByText("When the road ends")).toBeVisible();
  await expectSound(moderator);
  await moderator.getByRole("link", { name: "Back to the review" }).click();
  await expect(item).toBeVisible();
  await untilKeys(moderator);
  await moderator.keyboard.press("j");
  await moderator.keyboard.press("r");
  await moderator.keyboard.type("Whose words are these?");
  await item.getByRole("button", { name: "Return it, and tell Chidi why" }).click();
  await expect(moderator.getByText("What Chidi brought went back to be mended.")).toBeVisible();
  await expect(item).toHaveCount(0);

  await member.goto("/notices");
  await member.getByRole("link", { name: "Your text “On Walking Slowly” came back to you" }).click();
  await expect(member.getByText("Whose words are these?")).toBeVisible();
  await member.getByLabel("Title", { exact: true }).fill("On Walking Slowly, by myself");
  await expect(member.getByText("All changes are saved.")).toBeVisible();
  await expectSound(member);
  await member.getByRole("button", { name: "Hand in for review" }).click();
  await expect(member.getByText("This text waits for review")).toBeVisible();

  await organizer.goto(`/groups/${slug}/review`);
  const waiting = organizer.getByRole("main").getByRole("listitem").filter({ hasText: "by myself" });
  await untilKeys(organizer);
  await organizer.keyboard.press("j");
  await expect(waiting).toBeFocused();
  await organizer.keyboard.press("a");
  await expect(organizer.getByText("What Chidi brought is published.")).toBeVisible();
  await organizer.goto(`/groups/${slug}/moderation-log`);
  await expect(organizer.getByText("published a text that Chidi brought")).toBeVisible();

  await member.goto("/notices");
  await member.getByRole("link", { name: "Your text “On Walking Slowly, by myself” is published" }).click();
  await expect(member.getByRole("heading", { name: "On Walking Slowly, by myself" })).toBeVisible();
  await other.goto(`/groups/${slug}`);
  await other.getByRole("link", { name: "On Walking Slowly, by myself" }).click();
  await expect(other.locator("#p2")).toContainText("When the road ends");
});

test("what waits is taken back, and what is declined says why and is declined for good, unless that is taken back", async ({
  request,
  elsewhere,
}) => {
  const reading = await buildReading(["We walk to think."], "On walking");
  await takeTexts(request, reading);
  const chidi = await joinAs(reading, "Chidi");
  const member = await elsewhere(chidi);
  const headers = await bearer(chidi.email);
  const data = { format: "text", content: PASTED };
  const sent = await request.post(`/api/v1/groups/${reading.slug}/readings`, { headers, data });
  expect(sent.status()).toBe(202);
  const brought = await sent.json();
  expect(brought).toMatchObject({ title: "On Walking Slowly", review: "waiting", reading: null });

  await member.goto(`/groups/${reading.slug}/import`);
  await expect(member.getByText("Waits for review")).toBeVisible();
  await expectSound(member);
  await member.getByRole("link", { name: "On Walking Slowly" }).click();
  await member.getByRole("button", { name: "Take it back" }).click();
  await expect(member.getByRole("button", { name: "Hand in for review" })).toBeVisible();
  await member.getByRole("button", { name: "Hand in for review" }).click();
  await expect(member.getByText("This text waits for review")).toBeVisible();

  const organizer = await elsewhere(reading.organizer);
  await organizer.goto(`/groups/${reading.slug}/review?show=texts`);
  const item = organizer.getByRole("main").getByRole("listitem").filter({ hasText: "On Walking Slowly" });
  await item.getByText("Decline", { exact: false }).first().click();
  await item.getByRole("textbox").fill("Not ours to copy.");
  await item.getByRole("button", { name: "Decline it, and tell Chidi why" }).click();
  await expect(organizer.getByText("What Chidi brought is declined.")).toBeVisible();

  await member.reload();
  await expect(member.getByText("This text was declined")).toBeVisible();
  await expect(member.getByText("Not ours to copy.")).toBeVisible();
  await expect(member.getByRole("button", { name: "Take it back" })).toHaveCount(0);
  await expectSound(member);

  await organizer.getByRole("button", { name: "Let it wait again" }).click();
  await expect(item).toBeVisible();
  const { review } = await (
    await request.get(`/api/v1/groups/${reading.slug}/imports/${brought.id}`, { headers })
  ).json();
  expect(review).toBe("waiting");
});
