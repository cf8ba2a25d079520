import { eq, type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import type { NewNotice } from "@/domain/notices";
import type { Reading } from "@/domain/readings";
import type { ReadingLooker } from "@/domain/visibility";
import type { Db, Transaction } from "../client";
import { annotations, posts, readMarks } from "../schema/annotations";
import { streams } from "../schema/events";
import { memberships } from "../schema/groups";
import { noticedAnswers } from "../schema/notices";
import { readings } from "../schema/texts";
import { isMentioned } from "./mention-notices";
import { isPostMuted } from "./mutes";
import type { AnnotationRow } from "./row-columns";
import { inQuery, isPostWhole } from "./visibility";

type Place = { groupId: string; readingId: string };

/** Readings in which something has happened since their answers were last told of. */
export async function listReadingsWithNews(db: Db, limit: number): Promise<Place[]> {
  return db
    .select({ groupId: readings.groupId, readingId: readings.id })
    .from(readings)
    .innerJoin(streams, eq(streams.id, readings.id))
    .leftJoin(
      noticedAnswers,
      sql`${noticedAnswers.groupId} = ${readings.groupId} and ${noticedAnswers.readingId} = ${readings.id}`,
    )
    .where(sql`${streams.last} > coalesce(${noticedAnswers.through}, 0)`)
    .limit(limit);
}

/** Takes a reading's answers for oneself until the commit, and says how far they are told of; null while somebody else has them. */
export async function claimAnswers(tx: Transaction, { groupId, readingId }: Place): Promise<number | null> {
  await tx.insert(noticedAnswers).values({ groupId, readingId, through: 0 }).onConflictDoNothing();
  const [claimed] = await tx
    .select({ through: noticedAnswers.through })
    .from(noticedAnswers)
    .where(isAt({ groupId, readingId }))
    .for("update", { skipLocked: true });
  return claimed?.through ?? null;
}

export async function setAnswersNoticed(tx: Transaction, place: Place, through: number): Promise<void> {
  await tx.update(noticedAnswers).set({ through }).where(isAt(place));
}

const isAt = ({ groupId, readingId }: Place): SQL =>
  sql`${noticedAnswers.groupId} = ${groupId} and ${noticedAnswers.readingId} = ${readingId}`;

/** The number of the last of the next so many posts; null where fewer are left. */
export async function findPostAfter(
  tx: Transaction,
  { groupId, readingId }: Place,
  { after, posts: count }: { after: number; posts: number },
): Promise<number | null> {
  const [post] = await tx.execute<{ number: string }>(sql`
    select number from ${posts}
    where group_id = ${groupId} and reading_id = ${readingId} and number > ${after}
    order by number offset ${count - 1} limit 1`);
  return post ? Number(post.number) : null;
}

const withThreads = sql`${posts} join ${annotations} on annotations.group_id = posts.group_id
    and annotations.id = posts.annotation_id
  left join ${posts} as parent on parent.group_id = posts.group_id and parent.id = posts.parent_id`;

/**
 * A post by somebody else answers a member in whose thread it stands, or under whose post. Of one that mentions them they
 * are told by that (`mention-notices.ts`).
 */
const answers = (member: SQL): SQL =>
  sql`(${member} in (annotations.author_id, parent.author_id) and ${member} <> posts.author_id
    and not ${isMentioned(member)})`;

/**
 * Who was answered in a reading by the posts after one number and up to another, by thread. Not by what is held or
 * gone, by what they have seen, since whoever was there when it came need not be told, nor by what they have muted. What each of them may read is asked
 * when it is shown.
 */
export async function listAnswered(
  tx: Transaction,
  { groupId, readingId }: Place,
  { after, through }: { after: number; through: number },
): Promise<NewNotice[]> {
  const found = await tx.execute<{
    user_id: string;
    annotation_id: string;
    since: string;
    through: string;
  }>(sql`
    select member.user_id, posts.annotation_id, min(posts.number) as since, max(posts.number) as through
    from ${withThreads}
    join ${memberships} as member on member.group_id = posts.group_id and member.state = 'active'
      and ${answers(sql`member.id`)}
    left join ${readMarks} on read_marks.group_id = posts.group_id and read_marks.reading_id = posts.reading_id
      and read_marks.member_id = member.id
    where posts.group_id = ${groupId} and posts.reading_id = ${readingId}
      and posts.number > ${after} and posts.number <= ${through}
      and posts.deleted_at is null and posts.moderation = 'visible'
      and not coalesce(read_marks.seen @> posts.number, false)
      and not ${isPostMuted({ groupId: sql`posts.group_id`, memberId: sql`member.id` })}
    group by member.user_id, posts.annotation_id`);
  return found.map(({ user_id, annotation_id, since, through: last }) => ({
    kind: "answered",
    userId: user_id,
    groupId,
    annotationId: annotation_id,
    since: Number(since),
    through: Number(last),
  }));
}

type Answered = Granted<
  { reading: Reading; annotation: AnnotationRow; looker: ReadingLooker },
  "annotation.read"
>;

/** How many answers to this member the looker sees in a thread, from one number to another, and how many of them are new. */
export async function countAnswers(
  db: Db,
  { reading, annotation, looker }: Answered,
  member: Membership,
  { since, through }: { since: number; through: number },
): Promise<{ answers: number; fresh: number }> {
  const [row] = await db.execute<{ answers: number; fresh: number }>(sql`
    select count(*)::int as answers,
      count(*) filter (where not exists (select from ${readMarks} where read_marks.group_id = posts.group_id
        and read_marks.reading_id = posts.reading_id and read_marks.member_id = ${member.id}::uuid
        and read_marks.seen @> posts.number))::int as fresh
    from ${withThreads}
    where posts.group_id = ${reading.groupId} and posts.annotation_id = ${annotation.id}
      and posts.number between ${since} and ${through}
      and ${answers(sql`${member.id}::uuid`)} and ${isPostWhole(inQuery(looker, reading))}
      and not ${isPostMuted({ groupId: sql`${reading.groupId}::uuid`, memberId: sql`${member.id}::uuid` })}`);
  return row ?? { answers: 0, fresh: 0 };
}
