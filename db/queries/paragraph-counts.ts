import { type SQL, sql } from "drizzle-orm";
import type { Audience } from "@/domain/annotations";
import type { Transaction } from "../client";
import { paragraphCounts, posts } from "../schema/annotations";

export type Talk = { threads: number; posts: number };

/** Only these are counted ahead; the other audiences are few and counted for their own viewer. */
const COUNTED: Audience[] = ["group", "subgroup"];

export async function addToCounts(
  tx: Transaction,
  place: { groupId: string; readingId: string; key: string; audience: Audience },
  { threads, posts }: Talk,
): Promise<void> {
  if (!COUNTED.includes(place.audience) || (threads === 0 && posts === 0)) return;
  await tx
    .insert(paragraphCounts)
    .values({ ...place, threads, posts })
    .onConflictDoUpdate({
      target: [
        paragraphCounts.groupId,
        paragraphCounts.readingId,
        paragraphCounts.key,
        paragraphCounts.audience,
      ],
      set: {
        threads: sql`${paragraphCounts.threads} + ${threads}`,
        posts: sql`${paragraphCounts.posts} + ${posts}`,
      },
    });
}

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
