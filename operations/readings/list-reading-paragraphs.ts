import { database } from "@/db/client";
import { listParagraphs } from "@/db/queries/paragraphs";
import type { Paragraph } from "@/domain/paragraphs";
import type { Viewer } from "@/domain/viewer";
import { type List, pageOf } from "@/domain/wire/list";
import { accessReading } from "../access";

/** The paragraphs of the current edition; `after` is the index of the last one had. */
export async function listReadingParagraphs(
  viewer: Viewer,
  readingId: string,
  { after = -1, number, limit }: { after?: number | undefined; number?: number | undefined; limit: number },
): Promise<List<Paragraph>> {
  const access = await accessReading(database(), viewer, readingId, "reading.read");
  const rows = await listParagraphs(database(), access, { from: after + 1, number, limit: limit + 1 });
  return pageOf(rows, limit, { item: (row) => row, cursor: ({ index }) => index });
}
