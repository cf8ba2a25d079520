import type { z } from "zod";
import { addReadMarks, closeGaps } from "@/db/queries/read-marks";
import { inTransaction } from "@/db/transaction";
import type { Viewer } from "@/domain/viewer";
import type { readMarkInput } from "@/domain/wire/reading";
import { accessReading } from "../access";

/** Remembers what a member has seen. No event: nobody else is told how others read. */
export async function markRead(
  viewer: Viewer,
  readingId: string,
  { posts = [], paragraphs = [], stoppedAt }: z.input<typeof readMarkInput>,
): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessReading(tx, viewer, readingId, "reading.mark-read");
    await addReadMarks(tx, access, { posts, paragraphs, stoppedAt });
    if (posts.length > 0) await closeGaps(tx, access);
  });
}
