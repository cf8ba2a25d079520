import { database } from "@/db/client";
import { listParagraphs } from "@/db/queries/paragraphs";
import { type Paragraph, plainTextOf } from "@/domain/paragraphs";
import { NotFound } from "@/domain/problems";
import { isSameSlug } from "@/domain/slugs";
import type { Viewer } from "@/domain/viewer";
import { type List, pageOf } from "@/domain/wire/list";
import { accessReading } from "../access";

/** The paragraphs of the current edition; `after` is the index of the last one had. */
export async function listReadingParagraphs(
  viewer: Viewer,
  readingId: string,
  { after = -1, limit }: { after?: number | undefined; limit: number },
): Promise<List<Paragraph>> {
  const access = await accessReading(database(), viewer, readingId, "reading.read");
  const rows = await listParagraphs(database(), access, { from: after + 1, limit: limit + 1 });
  return pageOf(rows, limit, { item: (row) => row, place: ({ index }) => index });
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
