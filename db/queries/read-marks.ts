import { type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import { FRESH_LISTED } from "@/domain/limits";
import type { Reading, ReadSoFar } from "@/domain/readings";
import type { Looker, ReadingLooker } from "@/domain/visibility";
import type { Db, Transaction } from "../client";
import { posts, readMarks } from "../schema/annotations";
import { mutes } from "../schema/mutes";
import { paragraphs, readings } from "../schema/texts";
import { isUnread } from "./annotations";
import { arrayOf } from "./array-of";
import { coversOf } from "./covers";
import { paragraphAt } from "./paragraph-at";
import { seenBelow } from "./reading-map";
import { inQuery, isPostWhole } from "./visibility";

type Marking = Granted<{ reading: Reading; looker: ReadingLooker }, "reading.mark-read">;

type Marks = {
  posts: number[];
  /** Stretches, by the keys of their ends. */
  paragraphs: { from: string; through: string }[];
  stoppedAt?: string | undefined;
};

/**
 * Adds posts and paragraphs to what a member has seen, and remembers where they stopped. What is not in the reading is left out, so that
 * marks are never more than what there is, and nothing to come counts as seen. Paragraphs are kept by their indexes, so the
 * reading stays in its edition until the commit.
 */
export async function addReadMarks(
  tx: Transaction,
  { reading, looker }: Marking,
  { posts, paragraphs: passed, stoppedAt }: Marks,
): Promise<void> {
  const seen = sql`coalesce((
    select range_agg(int8range(number, number + 1)) from posts
    where group_id = ${reading.groupId} and reading_id = ${reading.id}
      and number = any(${arrayOf(posts)}::bigint[])), '{}')`;
  const stopped = sql`(
    select key from ${paragraphs}
    where group_id = ${reading.groupId} and edition_id = ${reading.editionId} and key = ${stoppedAt ?? null} limit 1)`;
  // Looked up one by one: how many were passed nobody knows beforehand, and for many the whole table would be read.
  const passedAt = (key: SQL) =>
    paragraphAt({ groupId: sql`${reading.groupId}`, editionId: sql`held.edition_id`, key });
  const passedRanges = sql`coalesce((
    select range_agg(int4range(first.index, last.index + 1))
    from jsonb_to_recordset(${JSON.stringify(passed)}::jsonb) as passed("from" text, through text)
    join (select edition_id from ${readings} where group_id = ${reading.groupId} and id = ${reading.id} for share)
      as held on true
    cross join lateral ${passedAt(sql`passed."from"`)} as first
    cross join lateral ${passedAt(sql`passed.through`)} as last
    where first.index <= last.index), '{}')`;
  await tx
    .insert(readMarks)
    .values({
      groupId: reading.groupId,
      readingId: reading.id,
      memberId: looker.memberId ?? "",
      seen,
      paragraphs: passedRanges,
      stoppedAt: stopped,
    })
    .onConflictDoUpdate({
      target: [readMarks.groupId, readMarks.readingId, readMarks.memberId],
      set: {
        seen: sql`${readMarks.seen} + excluded.seen`,
        paragraphs: sql`${readMarks.paragraphs} + excluded.paragraphs`,
        stoppedAt: sql`coalesce(excluded.stopped_at, ${readMarks.stoppedAt})`,
        updatedAt: sql`now()`,
      },
    });
}

/**
 * Closes the gaps below the first unread post. Numbers are those of events, most of which are no posts; without this
 * the marks would never grow together. A post that becomes visible later gets a new number, above; not so what a
 * see-rule keeps back, which stays a gap until it is met.
 */
export async function closeGaps(tx: Transaction, { reading, looker: marking }: Marking): Promise<void> {
  const looker = inQuery({ ...marking, covers: [] }, reading);
  await tx.execute(sql`
    with first_unread as (
      select coalesce(
        (select posts.number from posts
          join annotations on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
          where posts.group_id = ${reading.groupId} and posts.reading_id = ${reading.id}
            and posts.number >= ${seenBelow({ reading, looker })}
            and ${isPostWhole(looker)} and ${isUnread(looker, reading)}
          order by posts.number limit 1),
        (select max(number) + 1 from posts
          where group_id = ${reading.groupId} and reading_id = ${reading.id}), 1) as number)
    update ${readMarks} set seen = seen + int8multirange(int8range(1, first_unread.number))
    from first_unread
    where group_id = ${reading.groupId} and reading_id = ${reading.id} and member_id = ${looker.memberId}::uuid
      and first_unread.number > 1`);
}

export type ReadingsOfGroup = { access: Granted<{ group: Group; looker: Looker }>; readings: Reading[] };

/** How far members have come, by reading, in one question for all of them; nothing for whoever is in no group. */
export async function listReadSoFar(db: Db, groups: ReadingsOfGroup[]): Promise<Map<string, ReadSoFar>> {
  const wanted = groups.flatMap(({ access: { group, looker }, readings }) =>
    looker.memberId === null
      ? []
      : readings.map(({ id, editionId }) => ({
          id,
          group_id: group.id,
          edition_id: editionId,
          member_id: looker.memberId,
          moderates: looker.moderates,
        })),
  );
  if (wanted.length === 0) return new Map();
  const reading = { groupId: sql`wanted.group_id`, id: sql`wanted.id` };
  const asker = { memberId: sql`wanted.member_id`, moderates: sql`wanted.moderates` };
  const looker = { ...asker, covers: { ranges: sql`under.covers`, editionId: sql`wanted.edition_id` } };
  const covers = coversOf({
    ...{ ...asker, groupId: sql`wanted.group_id` },
    ...{ readingId: sql`wanted.id`, editionId: sql`wanted.edition_id` },
  });
  const rows = await db.execute<{ id: string; fresh: number } & (StoppedAt | NotStopped)>(sql`
    select wanted.id, unseen.posts as fresh, place.key, place.kind, place.number
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as wanted(id uuid, group_id uuid, edition_id uuid, member_id uuid, moderates boolean)
    cross join lateral (select ${covers} as covers) as under
    cross join lateral (
      select count(*)::int as posts from (
        select from posts
        join annotations on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
        where posts.group_id = ${reading.groupId} and posts.reading_id = ${reading.id}
          and posts.number >= ${seenBelow({ reading, looker })}
          and ${isPostWhole(looker)} and ${isUnread(looker, reading)}
        limit ${FRESH_LISTED}) as one) as unseen
    left join ${readMarks} on read_marks.group_id = wanted.group_id and read_marks.reading_id = wanted.id
      and read_marks.member_id = wanted.member_id
    left join ${paragraphs} as place on place.group_id = wanted.group_id
      and place.edition_id = wanted.edition_id and place.key = read_marks.stopped_at and place.index > 0`);
  return new Map(
    rows.map(({ id, fresh, key, kind, number }) => [
      id,
      { fresh, stoppedAt: key === null ? null : { key, kind, number } },
    ]),
  );
}

/** To which of some members which of some posts are no news, seen or muted: `number member` for each. */
export async function listSeen(
  db: Db,
  { reading }: Granted<{ reading: Reading }>,
  numbers: number[],
  memberIds: string[],
): Promise<Set<string>> {
  if (numbers.length === 0 || memberIds.length === 0) return new Set();
  const found = await db.execute<{ seen: string }>(sql`
    select post.number || ' ' || marks.member_id as seen
    from ${readMarks} as marks join unnest(${arrayOf(numbers)}::bigint[]) as post (number) on marks.seen @> post.number
    where marks.group_id = ${reading.groupId} and marks.reading_id = ${reading.id}
      and marks.member_id = any(${arrayOf(memberIds)}::uuid[])
    union all
    select post.number || ' ' || muted.member_id
    from ${mutes} as muted
    join ${posts} as post on post.group_id = muted.group_id and post.reading_id = ${reading.id}
      and post.number = any(${arrayOf(numbers)}::bigint[])
      and (post.author_id = muted.muted_member_id or post.annotation_id = muted.annotation_id)
    where muted.group_id = ${reading.groupId} and muted.member_id = any(${arrayOf(memberIds)}::uuid[])`);
  return new Set(found.map(({ seen }) => seen));
}

type StoppedAt = NonNullable<ReadSoFar["stoppedAt"]>;
type NotStopped = { key: null; kind: null; number: null };
