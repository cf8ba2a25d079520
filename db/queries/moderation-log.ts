import { and, desc, eq, getTableColumns, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { ReviewedThing } from "@/domain/flagging";
import type { Granted } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import { newId } from "@/domain/ids";
import type { LogAction } from "@/domain/moderation";
import type { Db, Transaction } from "../client";
import { annotations } from "../schema/annotations";
import { assignments, stretches } from "../schema/assignments";
import { groups, memberships } from "../schema/groups";
import { moderationLog } from "../schema/moderation";
import { arrayOf } from "./array-of";
import { itemsThatStand, whose } from "./review";
import { groupColumns } from "./row-columns";

export type NewLogEntry = {
  groupId: string;
  action: LogAction;
  /** None of posts, and of what is done about members. */
  subject?: ReviewedThing | null;
  /** Null for what rules did by themselves; without an id for a site admin, who is no member. */
  by: Pick<Membership, "id" | "name"> | { id: null; name: string } | null;
  /** Whose post it is, or about whom it is. */
  about: { id: string; name: string } | null;
  place?: { readingId: string; annotationId?: string; postId?: string };
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
  /** Without what authors deleted themselves, which may be much. */
  without?: "deletions" | undefined;
};

type MayReadLog = Granted<
  { group: Group; looker: { moderates: boolean; memberId: string | null } },
  "group.read-moderation-log"
>;

/**
 * That something was flagged is nowhere told to whose it is, whatever their office: neither the flag nor that somebody
 * looked and kept it, unless they had asked for it themselves.
 */
const isTellable = (memberId: string | null, entry = sql`moderation_log`): SQL =>
  memberId === null
    ? sql`true`
    : sql`not (${entry}.action in ('flag', 'keep') and exists (
        select from ${itemsThatStand} where items.group_id = ${entry}.group_id
          and items.id = ${entry}.item_id and ${whose} = ${memberId}::uuid
          and (${entry}.action = 'flag' or items.appeal is null)))`;

/**
 * To members what waited, who flagged or appealed, and who asked in vain to join, is not told; nor what became of words
 * that were not for the whole group, or while a see-rule may keep them from some; nor that somebody deleted what nobody had
 * been shown; nor of what somebody brought: if it is published, they see it.
 */
const isForMembers = (entry: SQL): SQL =>
  sql`${entry}.action not in ('flag', 'hold', 'resubmit', 'amend', 'appeal', 'turn-away')
    and ${entry}.subject is distinct from 'import'
    and not (${entry}.action = 'restore' and ${entry}.to_state in ('held', 'returned'))
    and (${entry}.action <> 'delete' or ${entry}.from_state = 'visible')
    and (${entry}.annotation_id is null or (exists (select from ${annotations} as marked
      where marked.group_id = ${entry}.group_id and marked.id = ${entry}.annotation_id and marked.audience = 'group')
      and not exists (select from ${assignments} as keeping where keeping.group_id = ${entry}.group_id
        and keeping.see <> 'open' and keeping.revealed_at is null
        and exists (select from ${stretches} where stretches.group_id = keeping.group_id
          and stretches.assignment_id = keeping.id and stretches.reading_id = ${entry}.reading_id))))`;

const isToldTo = (
  { moderates, memberId }: MayReadLog["looker"],
  without: LogFilter["without"],
  entry = sql`moderation_log`,
): SQL =>
  sql`${moderates ? sql`true` : isForMembers(entry)}
    and ${without ? sql`${entry}.action <> 'delete'` : sql`true`} and ${isTellable(memberId, entry)}`;

/** The newest first. */
export async function listLogRows(
  db: Db,
  { group, looker }: MayReadLog,
  { after, limit, postId, memberId, without }: LogFilter,
): Promise<LogRow[]> {
  return db
    .select()
    .from(moderationLog)
    .where(
      and(
        eq(moderationLog.groupId, group.id),
        isToldTo(looker, without),
        after === undefined ? undefined : lt(moderationLog.id, after),
        postId === undefined ? undefined : eq(moderationLog.postId, postId),
        memberId === undefined ? undefined : eq(moderationLog.memberId, memberId),
      ),
    )
    .orderBy(desc(moderationLog.id))
    .limit(limit);
}

/** What those who are in some entries are called now. */
export async function listNamesBorne(
  db: Db,
  groupId: string,
  rows: readonly Pick<LogRow, "byMemberId" | "memberId">[],
): Promise<Map<string, string>> {
  const ids = [
    ...new Set(rows.flatMap(({ byMemberId, memberId }) => [byMemberId ?? [], memberId ?? []].flat())),
  ];
  const found = await db
    .select({ id: memberships.id, name: memberships.name })
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), sql`${memberships.id} = any(${arrayOf(ids)}::uuid[])`));
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** Whom it is about, each as they are called now; to members only where they may read what it says of them. */
export async function listLogMembers(
  db: Db,
  { group, looker }: MayReadLog,
  { most, without }: { most: number } & Pick<LogFilter, "without">,
): Promise<{ id: string; name: string }[]> {
  return db.execute<{ id: string; name: string }>(sql`
    select m.id, m.name from ${memberships} as m
    where m.group_id = ${group.id} and exists (select from ${moderationLog} as entry
      where entry.group_id = m.group_id and entry.member_id = m.id
        and ${isToldTo(looker, without, sql`entry`)})
    order by lower(m.name), m.id limit ${most}`);
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

/** The step by which a request to join was answered, as long as its answer is how they stand here. */
export async function findAnswer(db: Db, groupId: string, memberId: string): Promise<LogRow | null> {
  const [row] = await db
    .select(getTableColumns(moderationLog))
    .from(moderationLog)
    .innerJoin(
      memberships,
      // Both are of one transaction, and so of one time.
      and(
        eq(memberships.groupId, moderationLog.groupId),
        eq(memberships.id, moderationLog.memberId),
        eq(memberships.since, moderationLog.at),
      ),
    )
    .where(
      and(
        eq(moderationLog.groupId, groupId),
        eq(moderationLog.memberId, memberId),
        inArray(moderationLog.action, ["let-in", "turn-away"]),
      ),
    );
  return row ?? null;
}

/** A post, or else a highlight. */
type Judged = { groupId: string } & ({ postId: string } | { annotationId: string });

/** The last that moderators did about it, where it did not stay as it was. */
export async function findLastStep(db: Db, judged: Judged): Promise<LogRow | null> {
  const [row] = await db
    .select()
    .from(moderationLog)
    .where(and(isAbout(judged), sql`${moderationLog.action} not in ('flag', 'keep', 'appeal', 'delete')`))
    .orderBy(desc(moderationLog.id))
    .limit(1);
  return row ?? null;
}

export async function hasAppealed(db: Db, judged: Judged): Promise<boolean> {
  const found = await db
    .select({ id: moderationLog.id })
    .from(moderationLog)
    .where(and(isAbout(judged), eq(moderationLog.action, "appeal")))
    .limit(1);
  return found.length > 0;
}

const isAbout = (judged: Judged): SQL | undefined =>
  and(
    eq(moderationLog.groupId, judged.groupId),
    "postId" in judged
      ? eq(moderationLog.postId, judged.postId)
      : and(eq(moderationLog.annotationId, judged.annotationId), eq(moderationLog.subject, "annotation")),
  );
