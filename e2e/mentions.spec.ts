import type { Page } from "@playwright/test";
import { barriers } from "./support/barriers";
import { annotate, bearer, buildReading, joinAs, signIn } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

/** Who is mentioned is looked for twice a minute. */
test.describe.configure({ timeout: 240_000 });

const TEXT = ["We walk to think, and slowly.", "The road does half of the work."];

const bell = (page: Page) => page.getByRole("banner").getByRole("link", { name: /^Notices/ });

test("Chidi types @, chooses by keyboard and sends: Zoë is led to the post, and Bruno, who has muted him, hears nothing", async ({
  page,
  elsewhere,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const [bruno, chidi, zoe] = [
    await joinAs(reading, "Bruno"),
    await joinAs(reading, "Chidi"),
    await joinAs(reading, "Zoë Quist"),
  ];
  await annotate(request, reading, bruno, {
    passage: { paragraph: 1, quote: "to think" },
    body: { markdown: "Only to think?" },
  });
  const headers = await bearer(bruno.email);
  const members = await (await request.get(`/api/v1/groups/${reading.slug}/members`, { headers })).json();
  const { id } = members.items.find((one: { name: string }) => one.name === "Chidi");
  const muted = await request.put(`/api/v1/groups/${reading.slug}/members/${id}/mute`, { headers });
  expect(muted.ok()).toBe(true);

  const window = await elsewhere(chidi);
  const [text, talk] = [new ReadingPage(window), new Discussion(window)];
  await text.open(reading.url);
  const thread = await talk.open("Only to think?");
  await thread.getByRole("button", { name: "Reply", exact: true }).click();
  const offered = window.getByRole("listbox", { name: "Members" });
  await talk.editor.pressSequentially("Is it so, @");
  await expect(offered.getByRole("option")).toHaveCount(3);
  await expect(offered).not.toContainText("Chidi");
  await expect(offered.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  expect(await barriers(window)).toEqual([]);

  // Escape is for the list alone, and what is typed stays.
  await window.keyboard.press("Escape");
  await expect(offered).toHaveCount(0);
  await expect(talk.editor).toHaveText("Is it so, @");
  await talk.editor.pressSequentially(" @zo");
  await expect(offered.getByRole("option")).toHaveCount(1);
  await window.keyboard.press("Enter");
  await expect(offered).toHaveCount(0);
  await talk.editor.pressSequentially("and @");
  await expect(offered.getByRole("option")).toHaveCount(3);
  const second = offered.getByRole("option").nth(1);
  await window.keyboard.press("ArrowDown");
  await expect(second).toHaveAttribute("aria-selected", "true");
  await expect(talk.editor).toHaveAttribute("aria-activedescendant", (await second.getAttribute("id")) ?? "");
  await talk.editor.pressSequentially("bru");
  await offered.getByRole("option", { name: /Bruno/ }).click();
  await talk.editor.pressSequentially("?");
  await window.keyboard.press("Control+Enter");
  await expect(talk.editor).toHaveCount(0);
  const said = talk.post("Is it so");
  await expect(said).toContainText("Is it so, @ @Zoë Quist and @Bruno ?");
  await expect(said.locator("bdi", { hasText: "@" })).toHaveText(["@Zoë Quist", "@Bruno"]);

  await signIn(page, zoe);
  await expect(async () => {
    await page.goto("/");
    await expect(bell(page)).toHaveAccessibleName("Notices, 1 unread", { timeout: 1_000 });
  }).toPass({ timeout: 120_000 });
  await bell(page).click();
  await page.getByRole("main").getByRole("link", { name: "You are mentioned in “On walking”" }).click();
  await expect(new Discussion(page).post("Is it so")).toBeInViewport();

  const his = await elsewhere(bruno);
  await his.goto("/notices");
  await expect(his.getByRole("main").getByRole("listitem")).toHaveCount(0);
});
