import { and, eq } from "drizzle-orm";
import type { Assignment } from "@/domain/assignments";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { Looker } from "@/domain/visibility";
import type { Db, Transaction } from "../client";
import { doneMarks } from "../schema/assignments";

/** Marks somebody done, or not done; false when they were so already. */
export async function setDone(
  tx: Transaction,
  {
    group,
    assignment,
    looker,
  }: Granted<{ group: Group; assignment: Assignment; looker: Looker }, "assignment.mark-done">,
  isDone: boolean,
): Promise<boolean> {
  const mark = { groupId: group.id, assignmentId: assignment.id, memberId: looker.memberId ?? "" };
  const changed = isDone
    ? await tx.insert(doneMarks).values(mark).onConflictDoNothing().returning({ id: doneMarks.memberId })
    : await tx
        .delete(doneMarks)
        .where(
          and(
            eq(doneMarks.groupId, mark.groupId),
            eq(doneMarks.assignmentId, mark.assignmentId),
            eq(doneMarks.memberId, mark.memberId),
          ),
        )
        .returning({ id: doneMarks.memberId });
  return changed.length > 0;
}

export async function isDone(
  db: Db,
  { group, assignment, looker }: Granted<{ group: Group; assignment: Assignment; looker: Looker }>,
): Promise<boolean> {
  const found = await db
    .select({ doneAt: doneMarks.doneAt })
    .from(doneMarks)
    .where(
      and(
        eq(doneMarks.groupId, group.id),
        eq(doneMarks.assignmentId, assignment.id),
        eq(doneMarks.memberId, looker.memberId ?? ""),
      ),
    );
  return found.length > 0;
}
