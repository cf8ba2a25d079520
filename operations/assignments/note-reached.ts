import type { Transaction } from "@/db/client";
import { listAssignees } from "@/db/queries/assignees";
import { insertReached, listUnreached } from "@/db/queries/covers";
import { recordEvent } from "@/db/queries/events";
import { listProgress } from "@/db/queries/progress";
import type { Granted } from "@/domain/granted";
import { actorOf, type Viewer } from "@/domain/viewer";
import { isUnderCover } from "@/domain/visibility";
import { accessAssignment, authorOf, type ReadingAccess } from "../access";

/**
 * After a member has written something of their own at a paragraph: notes the see-rules that are met by it. What was
 * reached stays so, whatever is deleted later.
 */
export async function noteReached(
  tx: Transaction,
  access: Granted<ReadingAccess>,
  startIndex: number | null,
): Promise<void> {
  if (startIndex === null || !isUnderCover(access.looker, startIndex)) return;
  const { group, reading } = access;
  const { id: memberId, userId } = authorOf(access);
  const place = { groupId: group.id, readingId: reading.id, editionId: reading.editionId };
  const asked = await listUnreached(tx, { ...place, memberId, index: startIndex });
  const found = await listProgress(
    tx,
    access,
    asked.map(({ id }) => id),
    [memberId],
  );
  const own = new Map(asked.map((one) => [one.id, one.own]));
  const reached = found.filter((one) => one.own >= (own.get(one.assignmentId) ?? 1));
  for (const one of reached) await insertReached(tx, access, one.assignmentId, [memberId]);
  if (reached.length === 0) return;
  await recordEvent(tx, {
    streamId: userId,
    kind: "assignment.reached",
    groupId: group.id,
    byUserId: actorOf(access.viewer),
    subject: { readingId: reading.id },
  });
}

/** After a see-rule was made or changed: who has written enough already sees at once. */
export async function noteReachedByAll(tx: Transaction, viewer: Viewer, assignmentId: string): Promise<void> {
  const access = await accessAssignment(tx, viewer, assignmentId, "assignment.list-progress");
  const { see } = access.assignment;
  if (see.others !== "after-own") return;
  const assigned = await listAssignees(tx, access);
  const found = await listProgress(
    tx,
    access,
    [assignmentId],
    assigned.map(({ id }) => id),
  );
  const reached = found.filter(({ own }) => own >= see.own);
  await insertReached(
    tx,
    access,
    assignmentId,
    reached.map(({ memberId }) => memberId),
  );
}
