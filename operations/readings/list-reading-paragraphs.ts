import { database } from "@/db/client";
import { listParagraphs } from "@/db/queries/paragraphs";
import { type Paragraph, plainTextOf } from "@/domain/paragraphs";
import { NotFound } from "@/domain/problems";
import { isSameSlug } from "@/domain/slugs";
import type { Viewer } from "@/domain/viewer";
import type { List } from "@/domain/wire/list";
import { accessReading } from "../access";

/** The paragraphs of the current edition; `after` is the index of the last one had. */
export async function listReadingParagraphs(
  viewer: Viewer,
  readingId: string,
  { after, limit }: { after?: string; limit: number },
): Promise<List<Paragraph>> {
  const access = await accessReading(database(), viewer, readingId, "reading.read");
  const from = after !== undefined && /^\d{1,7}$/.test(after) ? Number(after) + 1 : 0;
  const rows = await listParagraphs(database(), access, { from, limit: limit + 1 });
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? String(items.at(-1)?.index) : null };
}

/** The whole text as it is read now: paragraphs divided by one blank line, nothing added. */
export async function findReadingText(
  viewer: Viewer,
  { group, reading }: { group: string; reading: string },
): Promise<string> {
  const access = await accessReading(database(), viewer, reading, "reading.read");
  if (!isSameSlug(access.group.slug, group)) throw new NotFound();
  return plainTextOf(await listParagraphs(database(), access));
}
