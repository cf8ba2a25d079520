import type { z } from "zod";
import { recordEvent } from "@/db/queries/events";
import { setArchived } from "@/db/queries/readings";
import { inTransaction } from "@/db/transaction";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { readingEdit } from "@/domain/wire/reading";
import { accessReading } from "../access";

/** Archives a reading, which changes nothing in what was written, or takes it up again. */
export async function editReading(
  viewer: Viewer,
  id: string,
  { archived }: z.output<typeof readingEdit>,
  now = new Date(),
): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessReading(tx, viewer, id, "reading.archive");
    const { group, reading } = access;
    if (archived === undefined || archived === (reading.archivedAt !== null)) return;
    const archivedAt = archived ? now : null;
    await setArchived(tx, access, archivedAt);
    await recordEvent(tx, {
      streamId: group.id,
      kind: "reading.edited",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { readingId: reading.id, from: { archivedAt: reading.archivedAt }, to: { archivedAt } },
    });
  });
}
