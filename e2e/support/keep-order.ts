import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { annotate, type BuiltReading, bearer, buildReading, joinAs, type Reader } from "./build-reading";
import { expect } from "./people";

export const TEXT = ["We walk to think.", "And we think to walk."];

export async function write(
  request: APIRequestContext,
  reading: BuiltReading,
  author: Reader,
  markdown: string,
) {
  const annotation = await annotate(request, reading, author, {
    passage: { paragraph: 1 },
    body: { markdown },
  });
  return annotation.posts?.[0]?.id ?? "";
}

export async function flag(request: APIRequestContext, reader: Reader, post: string, note: string) {
  const headers = await bearer(reader.email);
  const data = { reason: "off-text", note };
  const flagged = await request.post(`/api/v1/posts/${post}/flags`, { headers, data });
  expect(flagged.status()).toBe(201);
}

/** Bruno has written something, and Dora asks the moderators to look at it. */
export async function buildFlagged(request: APIRequestContext, note: string) {
  const reading = await buildReading(TEXT, "On walking");
  const bruno = await joinAs(reading, "Bruno");
  const dora = await joinAs(reading, "Dora");
  const post = await write(request, reading, bruno, "Buy my *shoes*.");
  await flag(request, dora, post, note);
  return { reading, bruno, dora, post };
}

export async function set(request: APIRequestContext, { slug, organizer }: BuiltReading, data: object) {
  const headers = await bearer(organizer.email);
  expect((await request.patch(`/api/v1/groups/${slug}`, { headers, data })).status()).toBe(200);
}

export const item = (page: Page, words: string) =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: words }) });

/** What can be done with a reason, which is folded away: “Hide”, “Return”. */
export async function unfold(line: Locator, summary: string): Promise<Locator> {
  const fold = line.getByRole("group").filter({ has: line.page().getByText(summary) });
  await fold.getByText(summary).click();
  return fold;
}

/** What waits is there, and so are the keys to decide it with. */
export const untilKeys = (page: Page) =>
  expect(page.locator("[data-review]").first()).toHaveAttribute("aria-keyshortcuts", /\bj\b/);
