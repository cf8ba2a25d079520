import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { addLogEntry } from "@/db/queries/moderation-log";
import { updateReading } from "@/db/queries/readings";
import type { ThingJudgement } from "@/domain/flagging";
import type { Granted } from "@/domain/granted";
import { Conflict } from "@/domain/problems";
import { actorOf } from "@/domain/viewer";
import { authorOf, type ReadingAccess } from "../access";

/** Archives the reading of a text; takes it up again; or keeps it. @throws Conflict where that is so already */
export async function judgeText(
  tx: Transaction,
  access: Granted<ReadingAccess, "reading.judge">,
  { decision, note, itemId }: ThingJudgement,
  now = new Date(),
): Promise<void> {
  const { viewer, group, reading } = access;
  const { archivedAt, isDivided } = reading;
  if (decision === (archivedAt === null ? "restore" : "archive"))
    throw new Conflict("review.stands-otherwise");
  await addLogEntry(tx, {
    ...{ groupId: group.id, action: decision, subject: "text", by: authorOf(access), itemId },
    about: null,
    place: { readingId: reading.id },
    reason: note,
  });
  if (decision === "keep") return;
  const after = decision === "archive" ? now : null;
  await updateReading(tx, access, { archivedAt: after });
  await recordEvent(tx, {
    streamId: group.id,
    kind: "reading.edited",
    groupId: group.id,
    byUserId: actorOf(viewer),
    subject: {
      readingId: reading.id,
      from: { archivedAt, isDivided },
      to: { archivedAt: after, isDivided },
    },
  });
}
