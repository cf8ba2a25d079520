import { and, asc, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group, Membership, Subgroup } from "@/domain/groups";
import type { Db, Transaction } from "../client";
import { assignedSubgroups, assignments } from "../schema/assignments";
import { memberships, subgroups } from "../schema/groups";
import { membershipColumns } from "./row-columns";

type InGroup = Granted<{ group: Group }>;
type MayDivide = Granted<{ group: Group }, "group.divide">;

/** How many members are in it. */
export type CountedSubgroup = Subgroup & { memberCount: number };

const columns = {
  id: subgroups.id,
  name: subgroups.name,
  memberCount: sql<number>`(select count(*)::int from ${memberships} as one where one.group_id = subgroups.group_id
    and one.subgroup_id = subgroups.id and one.state = 'active')`,
};

/** In the order in which they were made. */
export const listSubgroups = (db: Db, { group }: InGroup): Promise<CountedSubgroup[]> =>
  db
    .select(columns)
    .from(subgroups)
    .where(and(eq(subgroups.groupId, group.id), isNull(subgroups.removedAt)))
    .orderBy(asc(subgroups.createdAt), asc(subgroups.id));

/** Stays as it is until the commit. */
export async function holdSubgroup(
  tx: Transaction,
  { group }: InGroup,
  id: string,
  which: "standing" | "removed" = "standing",
): Promise<Subgroup | null> {
  const [found] = await tx
    .select({ id: subgroups.id, name: subgroups.name })
    .from(subgroups)
    .where(
      and(
        eq(subgroups.groupId, group.id),
        eq(subgroups.id, id),
        which === "standing" ? isNull(subgroups.removedAt) : isNotNull(subgroups.removedAt),
      ),
    )
    .for("update");
  return found ?? null;
}

export async function findRemovedSubgroup(db: Db, { group }: InGroup, id: string): Promise<Subgroup | null> {
  const [found] = await db
    .select({ id: subgroups.id, name: subgroups.name })
    .from(subgroups)
    .where(and(eq(subgroups.groupId, group.id), eq(subgroups.id, id), isNotNull(subgroups.removedAt)));
  return found ?? null;
}

/** Also of one that was removed: it is named where its talk is. */
export async function findSubgroupName(db: Db, { group }: InGroup, id: string): Promise<string | null> {
  const [found] = await db
    .select({ name: subgroups.name })
    .from(subgroups)
    .where(and(eq(subgroups.groupId, group.id), eq(subgroups.id, id)));
  return found?.name ?? null;
}

/** By another that stands, however it is written. */
export async function isNameTaken(
  tx: Transaction,
  { group }: MayDivide,
  { id, name }: Subgroup,
): Promise<boolean> {
  const found = await tx
    .select({ id: subgroups.id })
    .from(subgroups)
    .where(
      and(
        eq(subgroups.groupId, group.id),
        isNull(subgroups.removedAt),
        ne(subgroups.id, id),
        eq(sql`lower(${subgroups.name})`, sql`lower(${name})`),
      ),
    );
  return found.length > 0;
}

/** False when the id is taken. */
export async function insertSubgroup(
  tx: Transaction,
  { group }: MayDivide,
  { id, name }: Subgroup,
): Promise<boolean> {
  const made = await tx
    .insert(subgroups)
    .values({ groupId: group.id, id, name })
    .onConflictDoNothing({ target: subgroups.id })
    .returning({ id: subgroups.id });
  return made.length > 0;
}

export async function updateSubgroup(
  tx: Transaction,
  { group }: MayDivide,
  id: string,
  change: { name?: string; removedAt?: Date | null },
): Promise<void> {
  await tx
    .update(subgroups)
    .set(change)
    .where(and(eq(subgroups.groupId, group.id), eq(subgroups.id, id)));
}

/** Which of some members are in the group, each held alone until the commit. */
export const holdMembers = (tx: Transaction, { group }: MayDivide, ids: string[]): Promise<Membership[]> =>
  tx
    .select(membershipColumns)
    .from(memberships)
    .where(
      and(eq(memberships.groupId, group.id), eq(memberships.state, "active"), inArray(memberships.id, ids)),
    )
    .orderBy(asc(memberships.id))
    .for("no key update");

/** Active members in one subgroup, or in none, each held alone until the commit. */
export const holdMembersIn = (
  tx: Transaction,
  { group }: MayDivide,
  subgroupId: string | null,
): Promise<Membership[]> =>
  tx
    .select(membershipColumns)
    .from(memberships)
    .where(
      and(
        eq(memberships.groupId, group.id),
        eq(memberships.state, "active"),
        subgroupId === null ? isNull(memberships.subgroupId) : eq(memberships.subgroupId, subgroupId),
      ),
    )
    .orderBy(asc(memberships.id))
    .for("no key update");

export async function setSubgroup(
  tx: Transaction,
  { group }: MayDivide,
  memberIds: string[],
  subgroupId: string | null,
): Promise<void> {
  await tx
    .update(memberships)
    .set({ subgroupId })
    .where(and(eq(memberships.groupId, group.id), inArray(memberships.id, memberIds)));
}

/** Of whoever is in it no more than by name: they are not in the group. */
export async function clearSubgroup(tx: Transaction, { group }: MayDivide, id: string): Promise<void> {
  await tx
    .update(memberships)
    .set({ subgroupId: null })
    .where(
      and(eq(memberships.groupId, group.id), eq(memberships.subgroupId, id), ne(memberships.state, "active")),
    );
}

/** Whether something is assigned to it that is not over yet. */
export async function isAwaited(
  tx: Transaction,
  { group }: MayDivide,
  id: string,
  now: Date,
): Promise<boolean> {
  const found = await tx
    .select({ id: assignments.id })
    .from(assignedSubgroups)
    .innerJoin(
      assignments,
      and(
        eq(assignments.groupId, assignedSubgroups.groupId),
        eq(assignments.id, assignedSubgroups.assignmentId),
      ),
    )
    .where(
      and(
        eq(assignedSubgroups.groupId, group.id),
        eq(assignedSubgroups.subgroupId, id),
        isNull(assignments.withdrawnAt),
        sql`coalesce(greatest(${assignments.dueAt}, ${assignments.repliesUntil}), 'infinity') > ${now.toISOString()}::timestamptz`,
      ),
    )
    .limit(1);
  return found.length > 0;
}
