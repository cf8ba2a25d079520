import { and, eq, sql } from "drizzle-orm";
import type { Moderation } from "@/domain/annotations";
import type { Membership } from "@/domain/groups";
import type { Standing } from "@/domain/moderation";
import type { Db, Transaction } from "../client";
import { annotations, posts, postVersions } from "../schema/annotations";
import { memberships } from "../schema/groups";

/** A post as a moderator's decision finds it. */
export type JudgedPost = Standing & {
  id: string;
  version: number;
  approvedVersion: number;
  pendingVersion: number | null;
  author: { id: string; name: string; userId: string };
};

/** Held until the commit: nobody edits it or decides on it meanwhile. Undefined where it was deleted. */
export async function lockPost(
  tx: Transaction,
  groupId: string,
  postId: string,
): Promise<JudgedPost | undefined> {
  const [post] = await tx.execute<{
    id: string;
    moderation: Moderation;
    version: number;
    approved_version: number;
    pending_version: number | null;
    pending: "held" | "returned" | null;
    is_undecided: boolean;
    author: JudgedPost["author"];
  }>(sql`
    select posts.id, posts.moderation, posts.is_undecided, posts.version, posts.approved_version, posts.pending_version,
      json_build_object('id', author.id, 'name', author.name, 'userId', author.user_id) as author,
      (select state from ${postVersions} as words where words.group_id = posts.group_id
        and words.post_id = posts.id and words.version = posts.pending_version) as pending
    from ${posts} join ${memberships} as author on author.group_id = posts.group_id and author.id = posts.author_id
    where posts.group_id = ${groupId} and posts.id = ${postId} and posts.deleted_at is null
    for update of posts`);
  if (!post) return undefined;
  const { id, moderation, version, pending, author, is_undecided: isUndecided } = post;
  return {
    ...{ id, moderation, version, pending, author, isUndecided },
    approvedVersion: post.approved_version,
    pendingVersion: post.pending_version,
  };
}

/**
 * Gives a locked post the standing that was decided: which of its words are shown, and whether any. `isUndecided`: by flags
 * alone, until a moderator has looked.
 */
export async function setStanding(
  tx: Transaction,
  groupId: string,
  post: JudgedPost,
  after: Standing,
  isUndecided: boolean,
): Promise<void> {
  const isApproved = post.pending !== null && after.pending === null;
  await tx
    .update(posts)
    .set({
      moderation: after.moderation,
      isUndecided,
      moderatedAt: sql`now()`,
      ...(isApproved && {
        approvedVersion: post.pendingVersion ?? post.approvedVersion,
        pendingVersion: null,
        editedAt: sql`now()`,
      }),
    })
    .where(and(eq(posts.groupId, groupId), eq(posts.id, post.id)));
  if (isApproved) await setWordsState(tx, groupId, post.id, post.approvedVersion, "replaced");
  const shown = isApproved ? post.pendingVersion : after.moderation === "visible" && post.approvedVersion;
  if (shown) await setWordsState(tx, groupId, post.id, shown, "approved");
  if (after.moderation === "returned" && post.moderation !== "returned")
    await setWordsState(tx, groupId, post.id, post.approvedVersion, "returned");
  if (after.moderation === "held") await setWordsState(tx, groupId, post.id, post.approvedVersion, "held");
  if (post.pendingVersion && after.pending && after.pending !== post.pending)
    await setWordsState(tx, groupId, post.id, post.pendingVersion, after.pending);
}

async function setWordsState(
  tx: Transaction,
  groupId: string,
  postId: string,
  version: number,
  state: "approved" | "held" | "returned" | "replaced",
): Promise<void> {
  await tx
    .update(postVersions)
    .set({ state })
    .where(
      and(
        eq(postVersions.groupId, groupId),
        eq(postVersions.postId, postId),
        eq(postVersions.version, version),
      ),
    );
}

/** The number of the event by which others see it now, so that it is new to them; of what opens a thread, the thread's too. */
export async function setNumber(
  tx: Transaction,
  groupId: string,
  { postId, annotationId }: { postId: string; annotationId: string | null },
  number: number,
): Promise<void> {
  await tx
    .update(posts)
    .set({ number })
    .where(and(eq(posts.groupId, groupId), eq(posts.id, postId)));
  if (annotationId === null) return;
  await tx
    .update(annotations)
    .set({ number })
    .where(and(eq(annotations.groupId, groupId), eq(annotations.id, annotationId)));
}

/** How many of their posts the others have seen here, counted as far as `most`. */
export async function countShownPosts(
  db: Db,
  { groupId, id }: Pick<Membership, "groupId" | "id">,
  most: number,
): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select from ${posts} join ${annotations} on annotations.group_id = posts.group_id
        and annotations.id = posts.annotation_id and annotations.audience in ('group', 'subgroup')
      where posts.group_id = ${groupId} and posts.author_id = ${id}
        and posts.moderation = 'visible' and posts.deleted_at is null
      limit ${most}) as shown`);
  return row?.count ?? 0;
}
