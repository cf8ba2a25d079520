import { database } from "@/db/client";
import { listParagraphs } from "@/db/queries/paragraphs";
import type { Granted } from "@/domain/granted";
import type { Paragraph } from "@/domain/paragraphs";
import { accessReading, type ReadingAccess } from "../access";

/** Few enough that reading them keeps nobody else waiting. */
const PARAGRAPHS_AT_ONCE = 500;

/**
 * The edition that is read now, page by page: only as fast as it is taken, so the door is asked again before each further
 * one. An edition never changes meanwhile.
 */
export async function* pagesOfEdition(access: Granted<ReadingAccess>): AsyncGenerator<Paragraph[]> {
  for (let from = 0; ; from += PARAGRAPHS_AT_ONCE) {
    const page = await listParagraphs(database(), access, { from, limit: PARAGRAPHS_AT_ONCE });
    if (page.length > 0) yield page;
    if (page.length < PARAGRAPHS_AT_ONCE) return;
    await accessReading(database(), access.viewer, access.reading.id, "reading.read");
  }
}
