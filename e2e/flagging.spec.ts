import { expectNoBarriers } from "./support/barriers";
import { annotate, bearer, buildReading, joinAs, signIn } from "./support/build-reading";
import { expect, test } from "./support/people";

/** Several people, one after the other. */
test.describe.configure({ timeout: 240_000 });

const TEXT = ["We walk to think.", "And we think to walk."];

test("A member flags a name and a highlight, the moderator decides on both, and the member hears of it", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const bruno = await joinAs(reading, "Nasty Bruno");
  const dora = await joinAs(reading, "Dora");
  const highlight = await annotate(request, reading, bruno, {
    kind: "highlight",
    passage: { paragraph: 1, quote: "walk to think" },
    tags: ["for fools"],
  });

  await signIn(page, dora);
  await page.goto(`/groups/${reading.slug}/members`);
  await page.getByRole("link", { name: "Flag the name Nasty Bruno" }).click();
  await expect(page.getByText("Nasty Bruno is not told that you did.")).toBeVisible();
  await page.getByRole("button", { name: "Tell the moderators" }).click();
  await expect(page.getByText("Say which of these it is.")).toBeVisible();
  await page.getByLabel("Something else").check();
  await page.getByRole("button", { name: "Tell the moderators" }).click();
  await expect(page.getByText("Say in a few words why the moderators should look at it.")).toBeVisible();
  await expect(page.getByLabel("Something else")).toBeChecked();
  await page.getByLabel("It attacks somebody").check();
  await page.getByLabel("Anything that helps them").fill("It is meant for me.");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Tell the moderators" }).click();
  await expect(page.getByText("The moderators will look at it.")).toBeVisible();

  await page.goto(`${reading.url}?a=${highlight.id}`);
  await page.getByRole("button", { name: "Flag this highlight…" }).click();
  const dialog = page.getByRole("dialog", { name: "Ask the moderators to look at this" });
  await dialog.getByLabel("It is not about the text").check();
  await dialog.getByRole("button", { name: "Tell the moderators" }).click();
  await expect(page.getByText("The moderators will look at it.")).toBeVisible();

  const ada = await elsewhere(reading.organizer);
  await ada.goto(`/groups/${reading.slug}/review?show=flagged`);
  const item = (words: string) =>
    ada
      .getByRole("main")
      .getByRole("listitem")
      .filter({ has: ada.getByRole("heading", { name: words }) });
  const named = item("Somebody asks to look at the name Nasty Bruno");
  await expect(named).toContainText("Dora: it attacks somebody It is meant for me.");
  const marked = item("Somebody asks to look at a highlight of Nasty Bruno");
  await expect(marked).toContainText("Its tags: for fools");
  await expect(marked).toContainText("walk to think");
  await expectNoBarriers(ada);

  await marked.getByText("Hide Nasty Bruno").click();
  await marked.getByLabel("Why, in your own words").fill("Tags are for finding again.");
  await expect(marked.getByText("Your highlight in “On walking” was hidden")).toBeVisible();
  await marked.getByRole("button", { name: "Hide it, and tell Nasty Bruno why" }).click();
  await expect(ada.getByText("The highlight of Nasty Bruno is hidden.")).toBeVisible();
  await named.getByText("Take the name away Nasty Bruno").click();
  await named.getByLabel("Why, in your own words").fill("Be kind to yourself.");
  await named.getByRole("button", { name: "Take it away, and tell Nasty Bruno why" }).click();
  await expect(ada.getByText("The name “Nasty Bruno” is taken away.")).toBeVisible();
  await expect(ada.getByText("Nothing is flagged.")).toBeVisible();
  await expectNoBarriers(ada);

  await page.goto("/notices");
  await expect(page.getByText("The name that you flagged in")).toContainText("was taken away");
  await expect(page.getByText("The highlight that you flagged in “On walking” was hidden")).toBeVisible();
  await expect(page.getByText("Be kind to yourself.")).toHaveCount(0);
  await page.goto(`/groups/${reading.slug}/members`);
  await expect(page.getByText("Nasty Bruno")).toHaveCount(0);
  await expect(page.getByText(/^Member \d{4}$/).first()).toBeVisible();

  const bearing = await elsewhere(bruno);
  await bearing.goto("/notices");
  await expect(bearing.getByText("Be kind to yourself.")).toBeVisible();
  await bearing.getByRole("link", { name: "you bear a neutral one until you choose another" }).click();
  await expect(bearing.getByText("Moderators have taken your name “Nasty Bruno” away here.")).toBeVisible();
  await expectNoBarriers(bearing);
  await bearing.goto(`${reading.url}?a=${highlight.id}`);
  await expect(bearing.getByText("Hidden by a moderator. Only you and the moderators see it.")).toBeVisible();

  await ada.getByRole("button", { name: "Give the name back" }).click();
  const headers = await bearer(dora.email);
  const names = async () => {
    const answer = await request.get(`/api/v1/groups/${reading.slug}/members`, { headers });
    return ((await answer.json()) as { items: { name: string }[] }).items.map(({ name }) => name);
  };
  await expect.poll(names).toContain("Nasty Bruno");
  await ada.getByRole("link", { name: "Moderation log" }).click();
  const log = ada.getByRole("main").getByRole("listitem");
  await expect(log.nth(0)).toContainText("gave Nasty Bruno their name back");
  await expect(log.nth(1)).toContainText("took the name of Nasty Bruno away: Be kind to yourself.");
});

test("A text is flagged at a paragraph without scripts, and archived by an organizer, who can take it up again", async ({
  browser,
  elsewhere,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const dora = await joinAs(reading, "Dora");
  const bruno = await joinAs(reading, "Bruno", "moderator");
  const page = await elsewhere(dora);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(reading.url);
  await page.getByRole("link", { name: "Flag the text" }).click();
  await page.getByLabel("It copies what is not free").check();
  await page.getByLabel("Number of the paragraph, if it is one").fill("99");
  await page.getByRole("button", { name: "Tell the moderators" }).click();
  await expect(page.getByText("There is no such paragraph in this text.")).toBeVisible();
  await expect(page.getByLabel("It copies what is not free")).toBeChecked();
  await page.getByLabel("Number of the paragraph, if it is one").fill("2");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Tell the moderators" }).click();
  await expect(page.getByText("The moderators will look at it.")).toBeVisible();

  const moderator = await elsewhere(bruno);
  await moderator.goto(`/groups/${reading.slug}/review`);
  await expect(moderator.getByText("An organizer decides on this.")).toBeVisible();
  await expect(moderator.getByText("Dora: it copies what it may not ¶2")).toBeVisible();

  const ada = await elsewhere(reading.organizer);
  await ada.goto(`/groups/${reading.slug}/review`);
  await ada.getByText("Archive the reading On walking").click();
  await ada.getByLabel("Why, in your own words").fill("It is not free.");
  await ada.getByRole("button", { name: "Archive the reading" }).click();
  await expect(ada.getByText("The reading of “On walking” is archived.")).toBeVisible();
  const headers = await bearer(dora.email);
  const archivedAt = async () =>
    (await (await request.get(`/api/v1/readings/${reading.id}`, { headers })).json()).archivedAt;
  expect(await archivedAt()).not.toBeNull();
  await ada.getByRole("button", { name: "Take it up again" }).click();
  await expect.poll(archivedAt).toBeNull();
  await page.goto("/notices");
  await expect(page.getByText("The reading of “On walking”, which you flagged, was archived")).toBeVisible();

  const without = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const scriptless = await without.newPage();
  await scriptless.goto(`/groups/${reading.slug}/flag?text=${reading.id}`);
  await scriptless.getByLabel("It tells what is private").check();
  await scriptless.getByRole("button", { name: "Tell the moderators" }).click();
  await expect(scriptless.getByText("The moderators will look at it.")).toBeVisible();
  await without.close();
});
