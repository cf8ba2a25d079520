import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Audience } from "@/domain/annotations";
import type { Granted } from "@/domain/granted";
import type { Reading } from "@/domain/readings";
import type { Looker } from "@/domain/visibility";
import { nobody } from "@/domain/visibility";
import type { Db, Transaction } from "../client";
import { paragraphCounts } from "../schema/annotations";
import { isUnread } from "./annotations";
import { isPostWhole, type LookerInQuery } from "./visibility";

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

/** Talk by paragraph key, as the looker may read it. */
export async function listCounts(
  db: Db,
  { reading, looker }: Granted<{ reading: Reading; looker: Looker }>,
): Promise<Map<string, Talk>> {
  const shared = await db
    .select({ key: paragraphCounts.key, threads: paragraphCounts.threads, posts: paragraphCounts.posts })
    .from(paragraphCounts)
    .where(
      and(
        eq(paragraphCounts.groupId, reading.groupId),
        eq(paragraphCounts.readingId, reading.id),
        inArray(paragraphCounts.audience, COUNTED),
      ),
    );
  const counts = new Map(shared.map(({ key, ...talk }) => [key, talk]));
  if (looker.memberId === null) return counts;
  for (const { key, ...own } of await listOwnCounts(db, { reading, looker })) {
    const talk = counts.get(key) ?? { threads: 0, posts: 0 };
    counts.set(key, { threads: talk.threads + own.threads, posts: talk.posts + own.posts });
  }
  return counts;
}

/** What the looker may read beyond what is counted for all: notes to oneself, and what a moderator sees. */
function listOwnCounts(db: Db, { reading, looker }: { reading: Reading; looker: Looker }) {
  return db.execute<{ key: string } & Talk>(sql`
    select annotations.start_key as key, count(*)::int as posts,
      count(distinct annotations.id) filter (where not exists (
        select from posts as other where other.group_id = annotations.group_id
          and other.annotation_id = annotations.id and annotations.audience = 'group'
          and other.deleted_at is null and other.moderation = 'visible'))::int as threads
    from posts join annotations on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
    where posts.group_id = ${reading.groupId} and posts.reading_id = ${reading.id}
      and (annotations.audience <> 'group' or posts.moderation <> 'visible')
      and (annotations.author_id = ${looker.memberId}::uuid or posts.author_id = ${looker.memberId}::uuid
        or ${looker.moderates})
      and ${isPostWhole(looker)} and not ${isPostWhole(nobody)}
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
export const seenBelow = ({
  reading,
  looker,
}: {
  reading: { groupId: string | SQL; id: string | SQL };
  looker: LookerInQuery;
}) =>
  sql`coalesce((select upper(one) from read_marks, unnest(read_marks.seen) as one
    where read_marks.group_id = ${reading.groupId} and read_marks.reading_id = ${reading.id}
      and read_marks.member_id = ${looker.memberId}::uuid and lower(one) <= 1), 1)`;
