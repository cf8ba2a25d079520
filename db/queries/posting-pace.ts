import { sql } from "drizzle-orm";
import type { Membership } from "@/domain/groups";
import { FLOOD, REPEATED } from "@/domain/limits";
import type { Db, Transaction } from "../client";
import { annotations, posts, postVersions } from "../schema/annotations";
import { assignments, stretches } from "../schema/assignments";
import { memberships } from "../schema/groups";
import { isAssignedTo } from "./assigned-to";
import { stretchEnds } from "./paragraph-at";
import { countedKey, isBare } from "./visibility";

type Author = Pick<Membership, "groupId" | "id">;

/**
 * One after the other: a member's posts wait for each other until the commit. Before the door, which holds the same row
 * for reading: two that had both read would wait for each other.
 */
export async function lockPlace(tx: Transaction, { groupId, id }: Author): Promise<void> {
  await tx.execute(sql`
    select from ${memberships} where group_id = ${groupId}::uuid and id = ${id}::uuid for no key update`);
}

/**
 * Seconds since each post, and each highlight with tags, that they wrote for others within a day, also since deleted ones;
 * the latest first.
 */
export async function listPostAges(db: Db, { groupId, id }: Author, most: number): Promise<number[]> {
  const found = await db.execute<{ age: number }>(sql`
    select extract(epoch from clock_timestamp() - created_at)::float8 as age from (
      (select posts.created_at
        from ${posts} join ${annotations} on annotations.group_id = posts.group_id
          and annotations.id = posts.annotation_id and annotations.audience <> 'me'
        where posts.group_id = ${groupId}::uuid and posts.author_id = ${id}::uuid
          and posts.created_at > clock_timestamp() - interval '1 day'
        order by posts.created_at desc
        limit ${most}::int)
      union all
      (select annotations.created_at from ${annotations}
        where annotations.group_id = ${groupId}::uuid and annotations.author_id = ${id}::uuid
          and annotations.tags <> '{}' and annotations.audience <> 'me' and ${isBare()}
          and annotations.created_at > clock_timestamp() - interval '1 day'
        order by annotations.created_at desc
        limit ${most}::int)) as written
    order by created_at desc
    limit ${most}::int`);
  return found.map(({ age }) => age);
}

/** Seconds since each time that they put other words into a post for others, as far back as a flood reaches; the latest first. */
export async function listEditAges(db: Db, { groupId, id }: Author, most: number): Promise<number[]> {
  const since = sql`clock_timestamp() - make_interval(secs => ${FLOOD.seconds})`;
  const found = await db.execute<{ age: number }>(sql`
    select extract(epoch from clock_timestamp() - words.created_at)::float8 as age
    from ${posts} join ${annotations} on annotations.group_id = posts.group_id
      and annotations.id = posts.annotation_id and annotations.audience <> 'me'
    join ${postVersions} as words on words.group_id = posts.group_id and words.post_id = posts.id
      and words.created_at > ${since}
    where posts.group_id = ${groupId}::uuid and posts.author_id = ${id}::uuid
      and (posts.created_at > ${since} or posts.edited_at > ${since})
    order by words.created_at desc
    limit ${most}::int`);
  return found.map(({ age }) => age);
}

/** A post’s words as they were when the last minutes began, or were first written since, and all that they have been since. */
export async function listWordsSince(
  db: Db,
  { groupId, id }: { groupId: string; id: string },
  minutes: number,
): Promise<{ text: string; age: number }[]> {
  const ofPost = sql`group_id = ${groupId}::uuid and post_id = ${id}::uuid`;
  const found = await db.execute<{ text: string; age: number }>(sql`
    select text, extract(epoch from now() - created_at)::float8 as age from ${postVersions}
    where ${ofPost} and version >= (select max(version) from ${postVersions}
      where ${ofPost} and (version = 1 or created_at <= now() - make_interval(mins => ${minutes}::int)))
    order by version`);
  return [...found];
}

export type EarlierPost = {
  id: string;
  isReply: boolean;
  annotationId: string;
  startKey: string;
  readingId: string;
  text: string;
};

/** What they wrote for others within a day, as it is now, without what they took back; the latest first. */
export async function listEarlierPosts(db: Db, { groupId, id }: Author): Promise<EarlierPost[]> {
  const found = await db.execute<EarlierPost>(sql`
    select posts.id, posts.parent_id is not null as "isReply", posts.annotation_id as "annotationId",
      ${countedKey()} as "startKey", posts.reading_id as "readingId", words.text
    from ${posts} join ${annotations} on annotations.group_id = posts.group_id
      and annotations.id = posts.annotation_id and annotations.audience <> 'me'
    join ${postVersions} as words on words.group_id = posts.group_id and words.post_id = posts.id
      and words.version = posts.version
    where posts.group_id = ${groupId}::uuid and posts.author_id = ${id}::uuid and posts.deleted_at is null
      and annotations.deleted_at is null
      and posts.created_at > clock_timestamp() - interval '1 day' and length(words.text) >= ${REPEATED.length}::int
    order by posts.created_at desc
    limit ${REPEATED.posts}::int`);
  return [...found];
}

/**
 * Until when a member is to reply at a paragraph: the latest of the times that the assignments give it which are theirs;
 * null where none does.
 */
export async function findRepliesUntil(
  db: Db,
  at: { groupId: string; readingId: string; editionId: string; memberId: string; index: number },
): Promise<Date | null> {
  const editionId = sql`${at.editionId}::uuid`;
  const [found] = await db.execute<{ until: number | null }>(sql`
    select extract(epoch from max(assignments.replies_until))::float8 as until
    from ${assignments}
    where assignments.group_id = ${at.groupId}::uuid and assignments.replies_until is not null
      and assignments.withdrawn_at is null and ${isAssignedTo(sql`${at.memberId}::uuid`)}
      and exists (select from ${stretches}
        ${stretchEnds(editionId)}
        where stretches.group_id = assignments.group_id and stretches.assignment_id = assignments.id
          and stretches.reading_id = ${at.readingId}::uuid
          and ${at.index}::int between first.index and last.index)`);
  return found?.until == null ? null : new Date(found.until * 1000);
}
