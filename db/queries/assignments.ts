import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Assignees, Assignment, See, Stretch } from "@/domain/assignments";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { Paragraph } from "@/domain/paragraphs";
import type { Db, Transaction } from "../client";
import { assignedSubgroups, assignees, assignments, stretches } from "../schema/assignments";
import { paragraphs } from "../schema/texts";

type MayAssign = Granted<{ group: Group }, "reading.assign" | "assignment.edit">;

/** Whether the id is taken, in whatever group. */
export async function isAssignmentMade(db: Db, id: string): Promise<boolean> {
  const found = await db.select({ id: assignments.id }).from(assignments).where(eq(assignments.id, id));
  return found.length > 0;
}

export type NewAssignment = Omit<Assignment, "groupId" | "createdAt" | "version">;

export async function insertAssignment(
  tx: Transaction,
  { group }: MayAssign,
  assignment: NewAssignment,
  createdBy: string,
): Promise<void> {
  const { see, ...rest } = assignment;
  await tx.insert(assignments).values({ ...rest, ...seeColumns(see), groupId: group.id, createdBy });
}

const seeColumns = (see: See) => ({
  see: see.others,
  seeOwn: see.others === "after-own" ? see.own : null,
  seeAt: see.others === "at" ? see.at : null,
});

/** Alone for the rest of the transaction, so that what one edit leaves out is not what another has just changed. */
export async function lockAssignment(
  tx: Transaction,
  { group, assignment }: Granted<{ group: Group; assignment: Assignment }, "assignment.edit">,
): Promise<void> {
  await tx
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(eq(assignments.groupId, group.id), eq(assignments.id, assignment.id)))
    .for("update");
}

/** Null when it was changed since `version`; the new version else. */
export async function updateAssignment(
  tx: Transaction,
  { group, assignment }: Granted<{ group: Group; assignment: Assignment }, "assignment.edit">,
  { see, ...change }: Partial<NewAssignment>,
  version: number | undefined,
): Promise<number | null> {
  const [updated] = await tx
    .update(assignments)
    .set({ ...change, ...(see && seeColumns(see)), version: sql`${assignments.version} + 1` })
    .where(
      and(
        eq(assignments.groupId, group.id),
        eq(assignments.id, assignment.id),
        isNull(assignments.withdrawnAt),
        version === undefined ? undefined : eq(assignments.version, version),
      ),
    )
    .returning({ version: assignments.version });
  return updated?.version ?? null;
}

/** It stays in its row, for those who have it in their calendars. False when somebody else was quicker. */
export async function withdrawAssignment(
  tx: Transaction,
  { group, assignment }: Granted<{ group: Group; assignment: Assignment }, "assignment.withdraw">,
  now: Date,
): Promise<boolean> {
  const withdrawn = await tx
    .update(assignments)
    .set({ withdrawnAt: now, version: sql`${assignments.version} + 1` })
    .where(
      and(
        eq(assignments.groupId, group.id),
        eq(assignments.id, assignment.id),
        isNull(assignments.withdrawnAt),
      ),
    )
    .returning({ id: assignments.id });
  return withdrawn.length > 0;
}

/** False when it was not withdrawn since then. */
export async function restoreAssignment(
  tx: Transaction,
  { group, assignment }: Granted<{ group: Group; assignment: Assignment }, "assignment.withdraw">,
  since: Date,
): Promise<boolean> {
  const restored = await tx
    .update(assignments)
    .set({ withdrawnAt: null, version: sql`${assignments.version} + 1` })
    .where(
      and(
        eq(assignments.groupId, group.id),
        eq(assignments.id, assignment.id),
        gt(assignments.withdrawnAt, since),
      ),
    )
    .returning({ id: assignments.id });
  return restored.length > 0;
}

export async function findWithdrawnAt(
  db: Db,
  { group, assignment }: Granted<{ group: Group; assignment: Assignment }, "assignment.withdraw">,
): Promise<Date | null> {
  const [found] = await db
    .select({ withdrawnAt: assignments.withdrawnAt })
    .from(assignments)
    .where(and(eq(assignments.groupId, group.id), eq(assignments.id, assignment.id)));
  return found?.withdrawnAt ?? null;
}

export async function setStretches(
  tx: Transaction,
  { group }: MayAssign,
  assignmentId: string,
  wanted: readonly Stretch[],
): Promise<void> {
  await tx
    .delete(stretches)
    .where(and(eq(stretches.groupId, group.id), eq(stretches.assignmentId, assignmentId)));
  await tx.insert(stretches).values(
    wanted.map(({ readingId, from, through, words }, place) => ({
      groupId: group.id,
      assignmentId,
      place,
      readingId,
      fromKey: from.key,
      throughKey: through.key,
      words,
    })),
  );
}

export async function setAssignees(
  tx: Transaction,
  { group }: MayAssign,
  assignmentId: string,
  wanted: Assignees,
): Promise<void> {
  const at = { groupId: group.id, assignmentId };
  for (const named of [assignees, assignedSubgroups])
    await tx.delete(named).where(and(eq(named.groupId, group.id), eq(named.assignmentId, assignmentId)));
  if (wanted === "all") return;
  if (Array.isArray(wanted))
    await tx.insert(assignees).values(wanted.map((memberId) => ({ ...at, memberId })));
  else
    await tx.insert(assignedSubgroups).values(wanted.subgroups.map((subgroupId) => ({ ...at, subgroupId })));
}

/** What there is to read in some paragraphs, for counting its words. */
export async function listStretchTexts(
  db: Db,
  { group, reading }: Granted<{ group: Group; reading: { editionId: string } }>,
  from: number,
  through: number,
): Promise<Pick<Paragraph, "kind" | "text">[]> {
  return db
    .select({ kind: paragraphs.kind, text: paragraphs.text })
    .from(paragraphs)
    .where(
      and(
        eq(paragraphs.groupId, group.id),
        eq(paragraphs.editionId, reading.editionId),
        sql`${paragraphs.index} between ${from} and ${through}`,
      ),
    );
}
