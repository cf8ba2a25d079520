import { and, desc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group, MemberState, Membership, Role } from "@/domain/groups";
import { newId } from "@/domain/ids";
import type { HoldReason, ItemDecision, ReviewKind } from "@/domain/moderation";
import type { Db, Transaction } from "../client";
import { annotations, posts } from "../schema/annotations";
import { memberships } from "../schema/groups";
import { reviewItems } from "../schema/moderation";
import { imports } from "../schema/texts";
import { arrayOf } from "./array-of";
import { instantText } from "./instant-text";

export type ItemRow = typeof reviewItems.$inferSelect;

type Brought = { kind: ReviewKind; heldFor?: HoldReason; appeal?: string };

/** Puts a post before the moderators: into the item that is open, which is another by then, or into a new one. */
export async function openItem(
  tx: Transaction,
  place: { groupId: string; readingId: string; postId: string },
  { kind, heldFor, appeal }: Brought,
): Promise<ItemRow> {
  // What waits to be shown stays that, whoever flags it as well.
  const [item] = await tx
    .insert(reviewItems)
    .values({ id: newId(), ...place, kind, heldFor, appeal })
    .onConflictDoUpdate({
      target: [reviewItems.groupId, reviewItems.postId],
      targetWhere: isNull(reviewItems.decidedAt),
      set: {
        version: sql`${reviewItems.version} + 1`,
        ...(kind === "flagged-post" ? {} : { kind, heldFor: heldFor ?? null, appeal: appeal ?? null }),
      },
    })
    .returning();
  if (!item) throw new Error("A review item was neither made nor found");
  return item;
}

/** Its words are others by now: whoever decides on it has to look again. */
export async function touchItem(tx: Transaction, groupId: string, postId: string): Promise<void> {
  await tx
    .update(reviewItems)
    .set({ version: sql`${reviewItems.version} + 1` })
    .where(
      and(eq(reviewItems.groupId, groupId), eq(reviewItems.postId, postId), isNull(reviewItems.decidedAt)),
    );
}

/** The item that is open about a post, held until the commit; undefined where there is none. */
export async function lockOpenItem(
  tx: Transaction,
  groupId: string,
  postId: string,
): Promise<ItemRow | undefined> {
  const [item] = await tx
    .select()
    .from(reviewItems)
    .where(
      and(eq(reviewItems.groupId, groupId), eq(reviewItems.postId, postId), isNull(reviewItems.decidedAt)),
    )
    .for("update");
  return item;
}

/** What waits about a post, or else about the highlight that it stands on; null where nothing does. */
export async function findOpenItem(
  tx: Transaction,
  groupId: string,
  { postId, annotationId }: { postId: string | null; annotationId: string | null },
): Promise<Pick<ItemRow, "id" | "postId"> | null> {
  if (postId === null && annotationId === null) return null;
  const isAbout = or(
    annotationId === null ? undefined : eq(reviewItems.annotationId, annotationId),
    postId === null ? undefined : eq(reviewItems.postId, postId),
  );
  const [item] = await tx
    .select({ id: reviewItems.id, postId: reviewItems.postId })
    .from(reviewItems)
    .where(and(eq(reviewItems.groupId, groupId), isNull(reviewItems.decidedAt), isAbout))
    .limit(1);
  return item ?? null;
}

/** What became of a post last: the item that was decided last, or the one that is open where that has changed it, or is all. */
export async function findLastItem(
  db: Db,
  { groupId, postId, isOpen }: { groupId: string; postId: string; isOpen: boolean },
): Promise<string | null> {
  const [item] = await db
    .select({ id: reviewItems.id })
    .from(reviewItems)
    .where(and(eq(reviewItems.groupId, groupId), eq(reviewItems.postId, postId)))
    .orderBy(
      sql`${reviewItems.decidedAt} is null ${isOpen ? sql`desc` : sql`asc`}`,
      desc(reviewItems.decidedAt),
    )
    .limit(1);
  return item?.id ?? null;
}

/** False when it was decided already, or is another than the one that was seen. */
export async function closeItem(
  tx: Transaction,
  { groupId, id, version }: Pick<ItemRow, "groupId" | "id" | "version">,
  { decision, byMemberId, note }: { decision: ItemDecision; byMemberId: string; note: string },
): Promise<boolean> {
  const closed = await tx
    .update(reviewItems)
    // When it is carried out: of two that began at once, the second may have waited for the first.
    .set({ decision, decidedBy: byMemberId, decidedAt: sql`clock_timestamp()`, note, version: version + 1 })
    .where(
      and(
        eq(reviewItems.groupId, groupId),
        eq(reviewItems.id, id),
        eq(reviewItems.version, version),
        isNull(reviewItems.decidedAt),
      ),
    )
    .returning({ id: reviewItems.id });
  return closed.length > 0;
}

/** For the notice of it: what was decided, or that its post is hidden until it is, and of what. */
export async function findForNotice(db: Db, groupId: string, id: string) {
  const [item] = await db
    .select({
      kind: reviewItems.kind,
      decision: reviewItems.decision,
      note: reviewItems.note,
      readingId: reviewItems.readingId,
      postId: reviewItems.postId,
      waits: sql<boolean>`coalesce(${posts.isUndecided} and ${posts.deletedAt} is null, false)`,
      annotationId: sql<string | null>`coalesce(${reviewItems.annotationId}, ${posts.annotationId})`,
    })
    .from(reviewItems)
    .leftJoin(posts, and(eq(posts.groupId, reviewItems.groupId), eq(posts.id, reviewItems.postId)))
    .where(and(eq(reviewItems.groupId, groupId), eq(reviewItems.id, id)));
  return item ?? null;
}

type MayReview = Granted<{ group: Group; membership: Membership | null }, "group.review">;

/**
 * One line of the queue: about a thing, or somebody who asks to join (then the id is the membership's). `member_id`: whose
 * it is; of a text it is nobody's.
 */
export type QueueRow = {
  id: string;
  kind: ReviewKind | "join-request";
  reading_id: string | null;
  picture: string | null;
  post_id: string | null;
  annotation_id: string | null;
  import_id: string | null;
  name: string | null;
  member_id: string | null;
  held_for: HoldReason | null;
  appeal: string | null;
  message: string | null;
  version: number;
  created_at: string;
  decision: ItemDecision | null;
  decided_by: string | null;
  decided_at: string | null;
  note: string;
  cursor: string;
};

export type QueueFilter = {
  /** `open`: what waits, the oldest first; `decided`: the newest decision first. */
  state: "open" | "decided";
  kind?: QueueRow["kind"] | "flagged" | "held" | "appealed" | undefined;
  id?: string | undefined;
  after?: string | undefined;
  limit: number;
};

/**
 * The queue of a group, one row for each thing, but for what waits about the one who asks: others decide that. What its
 * author has deleted or taken back meanwhile waits for nobody, nor does a name that is borne no more.
 */
export async function listQueue(
  db: Db,
  { group, membership }: MayReview,
  filter: QueueFilter,
): Promise<QueueRow[]> {
  const place = { groupId: sql`${group.id}::uuid`, memberId: sql`${membership?.id ?? null}::uuid` };
  return db.execute<QueueRow>(queueOf({ ...place, mayBeAnswered: mayBeAnswered(group) }, filter));
}

/** Where a queue is, and who asks for it: what waits about themselves others decide. */
export type QueuePlace = { groupId: SQL; memberId: SQL; mayBeAnswered: SQL };

/** The lines of one queue, in their order; a statement of its own or a part of one. */
export function queueOf(
  { groupId, memberId, mayBeAnswered }: QueuePlace,
  { state, kind, id, after, limit }: QueueFilter,
): SQL {
  const isOpen = state === "open";
  return sql`
    select * from (
      select items.id, items.kind, items.reading_id, items.post_id, items.annotation_id, items.import_id, items.name, items.picture,
        ${whose} as member_id, items.held_for,
        items.appeal, null::text as message, items.version, ${instantText(sql`items.created_at`)} as created_at,
        items.decision, items.decided_by, ${instantText(sql`items.decided_at`)} as decided_at, items.note,
        ${isOpen ? sql`items.id::text` : sql`to_char(items.decided_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || items.id`}
          as cursor
      from ${itemsThatStand}
      where items.group_id = ${groupId} and items.decided_at is ${isOpen ? sql`null` : sql`not null`}
        and ${isStanding} and ${isOthers(memberId)}
      ${
        isOpen
          ? sql`union all
      select waiting.id, 'join-request', null, null, null, null, null, null, waiting.id, null, null, waiting.request_message, waiting.version,
        ${instantText(sql`waiting.since`)}, null, null, null, '', '~' || waiting.id
      from ${memberships} as waiting
      where waiting.group_id = ${groupId} and waiting.state = 'pending' and ${mayBeAnswered}`
          : sql``
      }) as queue
    where ${isOfKind(kind)}
      and ${id === undefined ? sql`true` : sql`id = ${id}::uuid`}
      and ${after === undefined ? sql`true` : isOpen ? sql`cursor collate "C" > ${after}` : sql`cursor collate "C" < ${after}`}
    order by cursor collate "C" ${isOpen ? sql`asc` : sql`desc`}
    limit ${limit}`;
}

function isOfKind(kind: QueueFilter["kind"]): SQL {
  switch (kind) {
    case undefined:
      return sql`true`;
    case "flagged":
      return sql`kind like 'flagged-%'`;
    case "held":
      return sql`held_for is not null`;
    case "appealed":
      return sql`appeal is not null`;
    default:
      return sql`kind = ${kind}`;
  }
}

/** Items with what each is about, for `isStanding` and `whose`. */
export const itemsThatStand = sql`${reviewItems} as items
      left join ${posts} as posts on posts.group_id = items.group_id and posts.id = items.post_id
      left join ${annotations} as marked on marked.group_id = items.group_id and marked.id = items.annotation_id
      left join ${imports} as brought on brought.group_id = items.group_id and brought.id = items.import_id
      left join ${memberships} as named on named.group_id = items.group_id and named.id = items.member_id`;

export const whose = sql`coalesce(posts.author_id, marked.author_id, items.member_id, brought.created_by)`;

/** What is deleted or taken back waits for nobody, nor does a name that is borne no more. */
export const isStanding = sql`posts.deleted_at is null and marked.deleted_at is null
        and (items.decided_at is not null
          or (items.name is not distinct from named.name and (items.import_id is null or brought.review = 'waiting')))`;

/** Of a text it is nobody’s; and to whoever only looks in, all is others’. */
const isOthers = (memberId: SQL): SQL => sql`(${memberId} is null or ${whose} is distinct from ${memberId})`;

/** As it stands now, open or decided. */
export async function findQueueRow(db: Db, may: MayReview, id: string): Promise<QueueRow | null> {
  const [open] = await listQueue(db, may, { state: "open", id, limit: 1 });
  if (open) return open;
  const [decided] = await listQueue(db, may, { state: "decided", id, limit: 1 });
  return decided ?? null;
}

/** What moderators know of somebody in this group: how much they wrote, and what had to be done about it. */
export type RecordRow = {
  member_id: string;
  name: string;
  handle: string;
  role: Role;
  state: MemberState;
  since: string;
  posts: number;
  hidden: number;
  sanctions: number;
};

export async function listRecords(db: Db, { group }: MayReview, memberIds: string[]): Promise<RecordRow[]> {
  if (memberIds.length === 0) return [];
  return db.execute<RecordRow>(sql`
    select m.id as member_id, m.name, m.handle, m.role, m.state, ${instantText(sql`m.since`)} as since,
      (select count(*)::int from ${posts} join ${annotations} on annotations.group_id = posts.group_id
          and annotations.id = posts.annotation_id and annotations.audience <> 'me'
        where posts.group_id = m.group_id and posts.author_id = m.id and posts.deleted_at is null) as posts,
      (select count(*)::int from ${posts} where posts.group_id = m.group_id and posts.author_id = m.id
        and posts.moderation in ('hidden', 'returned')) as hidden,
      (select count(*)::int from moderation_log as log where log.group_id = m.group_id and log.member_id = m.id
        and log.action in ('warn', 'silence', 'remove', 'ban')) as sanctions
    from ${memberships} as m
    where m.group_id = ${group.id} and m.id = any(${arrayOf(memberIds)}::uuid[])`);
}

/** Into an archived group nobody is let in, so who asks does not wait for its moderators. */
const mayBeAnswered = ({ archivedAt }: Group): SQL => (archivedAt === null ? sql`true` : sql`false`);

/** How much waits, counted as far as anybody counts. */
export async function countQueue(db: Db, { group, membership }: MayReview, most: number): Promise<number> {
  const place = { groupId: sql`${group.id}::uuid`, memberId: sql`${membership?.id ?? null}::uuid` };
  const waiting = waitingIn({ ...place, mayBeAnswered: mayBeAnswered(group) }, most);
  const [row] = await db.execute<{ count: number }>(sql`select (${waiting}) as count`);
  return Math.min(row?.count ?? 0, most);
}

/** How much waits in one queue: a part of a statement. A little more than `most` where there is more. */
export const waitingIn = ({ groupId, memberId, mayBeAnswered }: QueuePlace, most: number): SQL => sql`
  select count(*)::int from (
    (select from ${itemsThatStand}
      where items.group_id = ${groupId} and items.decided_at is null
        and ${isStanding} and ${isOthers(memberId)} limit ${most})
    union all
    (select from ${memberships} as asking
      where asking.group_id = ${groupId} and asking.state = 'pending' and ${mayBeAnswered} limit ${most})) as waiting`;
