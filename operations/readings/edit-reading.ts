import type { z } from "zod";
import { recordEvent } from "@/db/queries/events";
import { updateReading } from "@/db/queries/readings";
import { inTransaction } from "@/db/transaction";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { readingEdit } from "@/domain/wire/reading";
import { accessReading } from "../access";

/**
 * Archives a reading or takes it up again, divides its talk between the subgroups or brings them together. Nothing that
 * was written changes by it, only who reads it.
 */
export async function editReading(
  viewer: Viewer,
  id: string,
  { archived, divided }: z.output<typeof readingEdit>,
  now = new Date(),
): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessReading(tx, viewer, id, "reading.edit");
    const { group, reading } = access;
    const { archivedAt, isDivided } = reading;
    const change = {
      ...(archived !== undefined &&
        archived !== (archivedAt !== null) && { archivedAt: archived ? now : null }),
      ...(divided !== undefined && divided !== isDivided && { isDivided: divided }),
    };
    if (Object.keys(change).length === 0) return;
    await updateReading(tx, access, change);
    await recordEvent(tx, {
      streamId: group.id,
      kind: "reading.edited",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: {
        readingId: reading.id,
        from: { archivedAt, isDivided },
        to: { archivedAt, isDivided, ...change },
      },
    });
  });
}
