import { and, desc, eq, isNull, lt, lte, sql } from "drizzle-orm";
import { newId } from "@/domain/ids";
import { NOTICES_COUNTED } from "@/domain/limits";
import type { NewNotice } from "@/domain/notices";
import { boundGroupOf, type SignedInViewer } from "@/domain/viewer";
import type { Db, Transaction } from "../client";
import { notices } from "../schema/notices";
import { arrayOf } from "./array-of";

/**
 * Tells people of something, in the transaction that made it so, or that found it. What somebody has not read yet is not
 * said twice: it is made newer, and takes in what came since.
 */
export async function addNotices(tx: Transaction, told: NewNotice[], now = new Date()): Promise<void> {
  if (told.length === 0) return;
  const rows = told.map((notice) => ({
    id: newId(),
    user_id: notice.userId,
    group_id: notice.groupId,
    kind: notice.kind,
    assignment_id: notice.kind === "due" ? notice.assignmentId : null,
    annotation_id: notice.kind === "answered" ? notice.annotationId : null,
    post_id: notice.kind === "mentioned" ? notice.postId : null,
    role: notice.kind === "role" ? notice.role : null,
    since: notice.kind === "answered" ? notice.since : null,
    through: notice.kind === "answered" ? notice.through : null,
    review_item_id: "reviewItemId" in notice ? notice.reviewItemId : null,
    log_id: notice.kind === "sanctioned" ? notice.logId : null,
  }));
  await tx.execute(sql`
    insert into ${notices} as kept
      (id, user_id, group_id, kind, assignment_id, annotation_id, post_id, role, since, through, review_item_id, log_id,
        created_at)
    select told.*, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as told(id uuid, user_id uuid, group_id uuid, kind text,
      assignment_id uuid, annotation_id uuid, post_id uuid, role text, since bigint, through bigint,
      review_item_id uuid, log_id uuid)
    on conflict (user_id, kind, (coalesce(post_id, annotation_id, assignment_id, review_item_id, log_id, group_id))) where read_at is null
    do update set id = excluded.id, role = excluded.role, since = least(kept.since, excluded.since),
      through = greatest(kept.through, excluded.through), created_at = excluded.created_at`);
}

/** What was said of it before it was decided is said no more. */
export async function removeJudgedNotices(
  tx: Transaction,
  { groupId, reviewItemId }: { groupId: string; reviewItemId: string },
): Promise<void> {
  const isOfItem = and(eq(notices.groupId, groupId), eq(notices.reviewItemId, reviewItemId));
  await tx.delete(notices).where(and(isOfItem, eq(notices.kind, "judged")));
}

const noticeColumns = {
  id: notices.id,
  groupId: notices.groupId,
  kind: notices.kind,
  assignmentId: notices.assignmentId,
  annotationId: notices.annotationId,
  postId: notices.postId,
  role: notices.role,
  reviewItemId: notices.reviewItemId,
  logId: notices.logId,
  since: notices.since,
  through: notices.through,
  createdAt: notices.createdAt,
  readAt: notices.readAt,
};
export type NoticeRow = Pick<typeof notices.$inferSelect, keyof typeof noticeColumns>;

/** One's own, the newest first; for a token of one group those of that group. */
export async function listNoticeRows(
  db: Db,
  viewer: SignedInViewer,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<NoticeRow[]> {
  return db
    .select(noticeColumns)
    .from(notices)
    .where(and(own(viewer), after === undefined ? undefined : lt(notices.id, after)))
    .orderBy(desc(notices.id))
    .limit(limit);
}

/** How many are unread, as far as anybody counts. */
export async function countUnreadNotices(db: Db, { userId }: SignedInViewer): Promise<number> {
  const [row] = await db.execute<{ unread: number }>(sql`
    select count(*)::int as unread from (
      select from ${notices} where user_id = ${userId}::uuid and read_at is null limit ${NOTICES_COUNTED + 1}) as one`);
  return row?.unread ?? 0;
}

/** Of somebody who loses their place: what they have not read of the group is no news to them any more. */
export async function setNoticesOver(
  tx: Transaction,
  { groupId, userId }: { groupId: string; userId: string },
): Promise<void> {
  await tx
    .update(notices)
    .set({ readAt: sql`now()` })
    .where(and(eq(notices.userId, userId), eq(notices.groupId, groupId), isNull(notices.readAt)));
}

/** Which of one's own: those, or one with all that were there before it, or of an assignment; else all. */
export type Which = {
  ids?: string[] | undefined;
  through?: string | undefined;
  assignmentId?: string | undefined;
};

export async function setNoticesRead(
  db: Db,
  viewer: SignedInViewer,
  { ids, through, assignmentId }: Which,
): Promise<void> {
  await db
    .update(notices)
    .set({ readAt: sql`now()` })
    .where(
      and(
        own(viewer),
        isNull(notices.readAt),
        ids && sql`${notices.id} = any(${arrayOf(ids)}::uuid[])`,
        through === undefined ? undefined : lte(notices.id, through),
        assignmentId === undefined ? undefined : eq(notices.assignmentId, assignmentId),
      ),
    );
}

function own(viewer: SignedInViewer) {
  const bound = boundGroupOf(viewer);
  return and(eq(notices.userId, viewer.userId), bound === null ? undefined : eq(notices.groupId, bound));
}
