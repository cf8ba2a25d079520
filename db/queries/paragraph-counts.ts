import { sql } from "drizzle-orm";
import type { Audience } from "@/domain/annotations";
import { nobody } from "@/domain/visibility";
import type { Transaction } from "../client";
import { paragraphCounts } from "../schema/annotations";
import { isPostWhole } from "./visibility";

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
    select count(*)::int as posts
    from posts join annotations on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
    where posts.group_id = ${groupId} and posts.annotation_id = ${annotationId} and ${isPostWhole(nobody)}`);
  const posts = row?.posts ?? 0;
  return { posts, threads: posts > 0 ? 1 : 0 };
}
