import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import { newId } from "@/domain/ids";
import type { LogAction } from "@/domain/moderation";
import type { Db, Transaction } from "../client";
import { groups, memberships } from "../schema/groups";
import { moderationLog } from "../schema/moderation";
import { groupColumns } from "./row-columns";

export type NewLogEntry = {
  groupId: string;
  action: LogAction;
  /** Null for what rules did by themselves. */
  by: Pick<Membership, "id" | "name"> | null;
  /** Whose post it is, or about whom it is. */
  about: { id: string; name: string } | null;
  place?: { readingId: string; annotationId: string; postId: string };
  itemId?: string;
  from?: string;
  to?: string;
  reason?: string;
  until?: Date | null;
};

/** In the transaction of the step; answers its id. Nothing takes it back. */
export async function addLogEntry(
  tx: Transaction,
  { by, about, place, from, to, ...entry }: NewLogEntry,
): Promise<string> {
  const id = newId();
  await tx.insert(moderationLog).values({
    id,
    ...entry,
    ...place,
    byMemberId: by?.id,
    byName: by?.name,
    memberId: about?.id,
    memberName: about?.name,
    fromState: from,
    toState: to,
  });
  return id;
}

export type LogRow = typeof moderationLog.$inferSelect;

type LogFilter = {
  after?: string | undefined;
  limit: number;
  postId?: string | undefined;
  memberId?: string | undefined;
};

/** The newest first. Flags only for those who may know who flagged. */
export async function listLogRows(
  db: Db,
  { group, looker }: Granted<{ group: Group; looker: { moderates: boolean } }, "group.read-moderation-log">,
  { after, limit, postId, memberId }: LogFilter,
): Promise<LogRow[]> {
  return db
    .select()
    .from(moderationLog)
    .where(
      and(
        eq(moderationLog.groupId, group.id),
        looker.moderates ? undefined : sql`${moderationLog.action} <> 'flag'`,
        after === undefined ? undefined : lt(moderationLog.id, after),
        postId === undefined ? undefined : eq(moderationLog.postId, postId),
        memberId === undefined ? undefined : eq(moderationLog.memberId, memberId),
      ),
    )
    .orderBy(desc(moderationLog.id))
    .limit(limit);
}

/** Whom it is about, each by the name that was written there last. */
export async function listLogMembers(
  db: Db,
  { group }: Granted<{ group: Group }, "group.read-moderation-log">,
  most: number,
): Promise<{ id: string; name: string }[]> {
  return db.execute<{ id: string; name: string }>(sql`
    select id, name from (
      select distinct on (member_id) member_id as id, member_name as name
      from ${moderationLog} where group_id = ${group.id} and member_id is not null
      order by member_id, id desc) as named
    order by lower(name), id limit ${most}`);
}

/** An entry about the user themselves, with the group that it was made in. */
export async function findOwnSanction(db: Db, userId: string, groupId: string, id: string) {
  const [row] = await db
    .select({
      action: moderationLog.action,
      reason: moderationLog.reason,
      until: moderationLog.until,
      group: groupColumns,
    })
    .from(moderationLog)
    .innerJoin(
      memberships,
      and(eq(memberships.groupId, moderationLog.groupId), eq(memberships.id, moderationLog.memberId)),
    )
    .innerJoin(groups, eq(groups.id, moderationLog.groupId))
    .where(and(eq(moderationLog.groupId, groupId), eq(moderationLog.id, id), eq(memberships.userId, userId)));
  return row ?? null;
}

/** The last step that was taken about a post, flags aside. */
export async function findLastStep(db: Db, groupId: string, postId: string): Promise<LogRow | null> {
  const [row] = await db
    .select()
    .from(moderationLog)
    .where(and(isAbout(groupId, postId), sql`${moderationLog.action} not in ('flag', 'keep')`))
    .orderBy(desc(moderationLog.id))
    .limit(1);
  return row ?? null;
}

export async function hasAppealed(db: Db, groupId: string, postId: string): Promise<boolean> {
  const found = await db
    .select({ id: moderationLog.id })
    .from(moderationLog)
    .where(and(isAbout(groupId, postId), eq(moderationLog.action, "appeal")))
    .limit(1);
  return found.length > 0;
}

const isAbout = (groupId: string, postId: string): SQL | undefined =>
  and(eq(moderationLog.groupId, groupId), eq(moderationLog.postId, postId));
