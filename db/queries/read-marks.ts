import { sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Reading } from "@/domain/readings";
import type { Looker } from "@/domain/visibility";
import type { Transaction } from "../client";
import { readMarks } from "../schema/annotations";
import { isUnread } from "./annotations";
import { seenBelow } from "./reading-map";
import { isPostWhole } from "./visibility";

type Marking = Granted<{ reading: Reading; looker: Looker }, "reading.mark-read">;

/** Adds posts to what a member has seen, and remembers where they stopped. */
export async function addReadMarks(
  tx: Transaction,
  { reading, looker }: Marking,
  { posts, stoppedAt }: { posts: number[]; stoppedAt?: string },
): Promise<void> {
  const seen = `{${posts.map((number) => `[${number},${number + 1})`).join(",")}}`;
  await tx
    .insert(readMarks)
    .values({
      groupId: reading.groupId,
      readingId: reading.id,
      memberId: looker.memberId ?? "",
      seen,
      stoppedAt: stoppedAt ?? null,
    })
    .onConflictDoUpdate({
      target: [readMarks.groupId, readMarks.readingId, readMarks.memberId],
      set: {
        seen: sql`${readMarks.seen} + excluded.seen`,
        stoppedAt: sql`coalesce(excluded.stopped_at, ${readMarks.stoppedAt})`,
        updatedAt: sql`now()`,
      },
    });
}

/**
 * Closes the gaps below the first unread post. Numbers are those of events, most of which are no posts; without this
 * the marks would never grow together. A post that becomes visible later gets a new number, above.
 */
export async function closeGaps(tx: Transaction, { reading, looker }: Marking): Promise<void> {
  await tx.execute(sql`
    with first_unread as (
      select coalesce(
        (select min(posts.number) from posts
          join annotations on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
          where posts.group_id = ${reading.groupId} and posts.reading_id = ${reading.id}
            and posts.number >= ${seenBelow({ reading, looker })}
            and ${isPostWhole(looker)} and ${isUnread(looker)}),
        (select max(number) + 1 from posts
          where group_id = ${reading.groupId} and reading_id = ${reading.id}), 1) as number)
    update ${readMarks} set seen = seen + int8multirange(int8range(1, first_unread.number))
    from first_unread
    where group_id = ${reading.groupId} and reading_id = ${reading.id} and member_id = ${looker.memberId}::uuid
      and first_unread.number > 1`);
}
