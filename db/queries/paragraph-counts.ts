import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Audience } from "@/domain/annotations";
import type { Granted } from "@/domain/granted";
import type { Reading } from "@/domain/readings";
import type { Looker } from "@/domain/visibility";
import type { Db, Transaction } from "../client";
import { paragraphCounts, posts } from "../schema/annotations";
import { isUnread } from "./annotations";
import { isPostWhole } from "./visibility";

export type Talk = { threads: number; posts: number };

/** Only these are counted ahead; the other audiences are few and counted for their own viewer. */
const COUNTED: Audience[] = ["group", "subgroup"];

type CountedPlace = { groupId: string; readingId: string; key: string; audience: Audience };

/**
 * After the event: what adds posts takes both locks in this order, in one statement, and two that took them in turns
 * would wait for each other.
 */
export async function addToCounts(tx: Transaction, place: CountedPlace, talk: Talk): Promise<void> {
  if (talk.threads === 0 && talk.posts === 0) return;
  const { groupId, readingId, key, audience } = place;
  const at = sql`(select ${key}::text as start_key, ${audience}::text as audience)`;
  await tx.execute(insertCounts({ groupId, readingId }, talk, sql`${at} as place`));
}

/** For a statement that makes the change as well; `from` has the annotation's `start_key` and `audience`. */
export const insertCounts = (
  { groupId, readingId }: { groupId: string; readingId: string },
  { threads, posts }: Talk,
  from: SQL,
): SQL => sql`
  insert into ${paragraphCounts} as counts (group_id, reading_id, key, audience, threads, posts)
  select ${groupId}::uuid, ${readingId}::uuid, start_key, audience, ${threads}::int, ${posts}::int
  from ${from} where audience = any(${sql.param(COUNTED)})
  on conflict (group_id, reading_id, key, audience)
    do update set threads = counts.threads + excluded.threads, posts = counts.posts + excluded.posts`;

/** What one annotation adds to its paragraph's counts: what everybody in its audience may read. */
export async function measureTalk(tx: Transaction, groupId: string, annotationId: string): Promise<Talk> {
  const [row] = await tx.execute<{ posts: number }>(sql`
    select count(*)::int as posts from ${posts}
    where group_id = ${groupId} and annotation_id = ${annotationId} and ${isForAudience(sql`${posts}`)}`);
  const count = row?.posts ?? 0;
  return { posts: count, threads: count > 0 ? 1 : 0 };
}

/** What is counted ahead of a post: whoever is in its annotation's audience may read it. */
const isForAudience = (post: SQL): SQL =>
  sql`(${post}.deleted_at is null and ${post}.moderation = 'visible')`;

/** Talk by paragraph key, as the looker may read it. */
export async function listCounts(
  db: Db,
  { reading, looker }: Granted<{ reading: Reading; looker: Looker }>,
): Promise<Map<string, Talk>> {
  const audiences = audiencesOf(looker);
  const shared = await db
    .select({ key: paragraphCounts.key, threads: paragraphCounts.threads, posts: paragraphCounts.posts })
    .from(paragraphCounts)
    .where(
      and(
        eq(paragraphCounts.groupId, reading.groupId),
        eq(paragraphCounts.readingId, reading.id),
        inArray(paragraphCounts.audience, audiences),
      ),
    );
  const own = looker.memberId === null ? [] : await listOwnCounts(db, { reading, looker, audiences });
  const counts = new Map<string, Talk>();
  for (const { key, threads, posts } of [...shared, ...own]) {
    const talk = counts.get(key) ?? { threads: 0, posts: 0 };
    counts.set(key, { threads: talk.threads + threads, posts: talk.posts + posts });
  }
  return counts;
}

/** Those whose counts are the looker's as they stand; of other audiences they may read what is their own. */
const audiencesOf = (looker: Looker): Audience[] => (looker.moderates ? COUNTED : ["group"]);

/** What the looker may read beyond what is counted for all: notes to oneself, and what a moderator sees. */
function listOwnCounts(
  db: Db,
  { reading, looker, audiences }: { reading: Reading; looker: Looker; audiences: Audience[] },
) {
  const isCounted = (post: SQL) =>
    sql`(annotations.audience = any(${sql.param(audiences)}) and ${isForAudience(post)})`;
  return db.execute<{ key: string } & Talk>(sql`
    select annotations.start_key as key, count(*)::int as posts,
      count(distinct annotations.id) filter (where not exists (
        select from posts as other where other.group_id = annotations.group_id
          and other.annotation_id = annotations.id and ${isCounted(sql`other`)}))::int as threads
    from posts join annotations on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
    where posts.group_id = ${reading.groupId} and posts.reading_id = ${reading.id}
      and (annotations.audience <> 'group' or posts.moderation <> 'visible')
      and (annotations.author_id = ${looker.memberId}::uuid or posts.author_id = ${looker.memberId}::uuid
        or ${looker.moderates})
      and ${isPostWhole(looker)} and not ${isCounted(sql`posts`)}
    group by annotations.start_key`);
}

/** How many posts by paragraph key a member has not seen yet. */
export async function listFresh(
  db: Db,
  { reading, looker }: Granted<{ reading: Reading; looker: Looker }>,
): Promise<Map<string, number>> {
  if (looker.memberId === null) return new Map();
  const rows = await db.execute<{ key: string; posts: number }>(sql`
    select annotations.start_key as key, count(*)::int as posts
    from posts join annotations on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
    where posts.group_id = ${reading.groupId} and posts.reading_id = ${reading.id}
      and posts.number >= ${seenBelow({ reading, looker })}
      and ${isPostWhole(looker)} and ${isUnread(looker)}
    group by annotations.start_key`);
  return new Map(rows.map(({ key, posts }) => [key, posts]));
}

/** All below the first gap has been seen; unread reads only what lies above. */
export const seenBelow = ({ reading, looker }: { reading: Reading; looker: Looker }) =>
  sql`coalesce((select upper(one) from read_marks, unnest(read_marks.seen) as one
    where read_marks.group_id = ${reading.groupId} and read_marks.reading_id = ${reading.id}
      and read_marks.member_id = ${looker.memberId}::uuid and lower(one) <= 1), 1)`;
