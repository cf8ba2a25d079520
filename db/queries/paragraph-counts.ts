import { type SQL, sql } from "drizzle-orm";
import type { Audience } from "@/domain/annotations";
import type { Transaction } from "../client";
import { NO_SUBGROUP, paragraphCounts, posts } from "../schema/annotations";
import type { Given } from "./events";

export type Talk = { threads: number; posts: number };

/** Only these are counted ahead; the other audiences are few and counted for their own viewer. */
const COUNTED: Audience[] = ["group", "subgroup"];

type CountedPlace = {
  groupId: string;
  readingId: string;
  key: string;
  audience: Audience;
  subgroupId: string | null;
};

/**
 * After the event: what adds posts takes both locks in this order, in one statement, and two that took them in turns
 * would wait for each other.
 */
export async function addToCounts(tx: Transaction, place: CountedPlace, talk: Talk): Promise<void> {
  if (talk.threads === 0 && talk.posts === 0) return;
  const { groupId, readingId, key, audience, subgroupId } = place;
  const at = sql`(select ${key}::text as start_key, ${audience}::text as audience, ${subgroupId}::uuid as subgroup_id)`;
  await tx.execute(insertCounts({ groupId, readingId }, talk, sql`${at} as place`));
}

/** For a statement that makes the change as well; `from` has the annotation's `start_key`, `audience` and `subgroup_id`. */
export const insertCounts = (
  { groupId, readingId }: { groupId: Given<string>; readingId: Given<string> },
  { threads, posts }: { threads: number | SQL; posts: number },
  from: SQL,
): SQL => sql`
  insert into ${paragraphCounts} as counts (group_id, reading_id, key, audience, subgroup_id, threads, posts)
  select ${groupId}::uuid, ${readingId}::uuid, start_key, audience, coalesce(subgroup_id, ${sql.raw(`'${NO_SUBGROUP}'`)}),
    (${threads})::int, ${posts}::int
  from ${from} where audience = any(${sql.param(COUNTED)})
  on conflict (group_id, reading_id, key, audience, subgroup_id)
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
export const isForAudience = (post: SQL): SQL =>
  sql`(${post}.deleted_at is null and ${post}.moderation = 'visible')`;
