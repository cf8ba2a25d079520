import { type SQL, sql } from "drizzle-orm";
import type { Progress } from "@/domain/assignments";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { Db } from "../client";
import { doneMarks, stretches } from "../schema/assignments";
import { paragraphs, readings } from "../schema/texts";
import { arrayOf } from "./array-of";
import { paragraphAt, stretchEnds } from "./paragraph-at";

export type ProgressRow = Progress & { assignmentId: string; memberId: string };

/**
 * How far some members have come with some assignments, a row for each of both. What counts is decided in
 * `domain/assignments.ts`; each member's own words only, so it tells nobody what they may not see,
 * and it begins at those words: a reading has a thousand times as many of others.
 */
export async function listProgress(
  db: Db,
  { group }: Granted<{ group: Group }>,
  assignmentIds: readonly string[],
  memberIds: readonly string[],
  { withWordsLeft = false }: { withWordsLeft?: boolean } = {},
): Promise<ProgressRow[]> {
  if (assignmentIds.length === 0 || memberIds.length === 0) return [];
  const found = await db.execute<ProgressRecord>(sql`
    with asked as (
      select asked.assignment_id, who.member_id
      from unnest(${arrayOf(assignmentIds)}::uuid[]) as asked (assignment_id)
      cross join unnest(${arrayOf(memberIds)}::uuid[]) as who (member_id)),
    place as (
      select stretches.assignment_id, stretches.place, stretches.reading_id, stretches.words,
        stretches.from_key, stretches.through_key,
        readings.edition_id as edition_id, first.index as first, last.index as last
      from ${stretches}
      join ${readings} on readings.group_id = stretches.group_id and readings.id = stretches.reading_id
      ${stretchEnds(sql`readings.edition_id`)}
      where stretches.group_id = ${group.id} and stretches.assignment_id = any(${arrayOf(assignmentIds)}::uuid[])),
    own as materialized (
      select posts.id, posts.author_id as member_id, annotations.kind, placements.reading_id, placements.edition_id,
        placements.start_index, annotations.edition_id as chosen_edition_id, annotations.start_key, posts.parent_id is null and posts.author_id = annotations.author_id as is_annotation,
        posts.parent_id is not null as is_reply, cardinality(posts.ancestors) = 1 as is_answer
      from posts
      join annotations on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
      join placements on placements.group_id = posts.group_id and placements.annotation_id = posts.annotation_id
      where posts.group_id = ${group.id} and posts.author_id = any(${arrayOf(memberIds)}::uuid[])
        and posts.reading_id in (select reading_id from place)
        and placements.edition_id in (select edition_id from place)
        and posts.deleted_at is null and posts.moderation in ('visible', 'held')
        and annotations.audience in ('group', 'subgroup')),
    written as (
      select assignment_id, member_id, count(*) filter (where is_annotation)::int as annotations,
        count(*) filter (where is_reply)::int as replies,
        count(*) filter (where is_answer and kind = 'prompt')::int as answers
      from (
        select distinct on (place.assignment_id, own.id) place.assignment_id, own.*
        from own join place on place.reading_id = own.reading_id and place.edition_id = own.edition_id
          and (own.start_index between place.first and place.last
            or own.start_index is null and ${wasChosenThere(group)})) as counted
      group by 1, 2),
    seen as (
      select asked.assignment_id, asked.member_id, place.place, place.edition_id,
        coalesce(marks.paragraphs @> place.last, false) as is_through,
        upper(marks.paragraphs * int4multirange(int4range(place.first, place.last + 1))) - 1 as furthest,
        ${withWordsLeft ? wordsLeft(group) : sql`0`} as words_left
      from asked join place on place.assignment_id = asked.assignment_id
      left join read_marks as marks on marks.group_id = ${group.id} and marks.reading_id = place.reading_id
        and marks.member_id = asked.member_id),
    read as (
      select assignment_id, member_id, bool_and(is_through) as is_read_to_end, sum(words_left)::int as words_left,
        (array_agg(edition_id order by place desc) filter (where furthest is not null))[1] as edition_id,
        (array_agg(furthest order by place desc) filter (where furthest is not null))[1] as furthest
      from seen group by 1, 2)
    select asked.assignment_id, asked.member_id, coalesce(written.annotations, 0) as annotations,
      coalesce(written.replies, 0) as replies,
      coalesce(written.annotations + written.answers, 0) as own, coalesce(read.is_read_to_end, false) as is_read_to_end,
      coalesce(read.words_left, 0) as words_left, reached.key as read_to_key, reached.number as read_to_number,
      done.done_at
    from asked
    left join written on written.assignment_id = asked.assignment_id and written.member_id = asked.member_id
    left join read on read.assignment_id = asked.assignment_id and read.member_id = asked.member_id
    left join lateral (
      select key, number from ${paragraphs}
      where paragraphs.group_id = ${group.id} and paragraphs.edition_id = read.edition_id
        and paragraphs.index <= read.furthest
      order by paragraphs.index desc limit 1) as reached on true
    left join ${doneMarks} as done on done.group_id = ${group.id} and done.assignment_id = asked.assignment_id
      and done.member_id = asked.member_id`);
  return found.map((row) => ({
    assignmentId: row.assignment_id,
    memberId: row.member_id,
    annotations: row.annotations,
    replies: row.replies,
    own: row.own,
    readTo: row.read_to_key === null ? null : { key: row.read_to_key, number: row.read_to_number },
    isReadToEnd: row.is_read_to_end,
    wordsLeft: row.words_left,
    doneAt: row.done_at === null ? null : new Date(row.done_at),
  }));
}

/** Words that a later edition has lost count where they were written: in the stretch as it stood in the edition of then. */
const wasChosenThere = (group: { id: string }): SQL => sql`exists (
          select from ${chosenAt(group, sql`own.start_key`)} as chosen
          cross join lateral ${chosenAt(group, sql`place.from_key`)} as first
          cross join lateral ${chosenAt(group, sql`place.through_key`)} as last
          where chosen.index between first.index and last.index)`;

const chosenAt = (group: { id: string }, key: SQL): SQL =>
  paragraphAt({ groupId: sql`${group.id}`, editionId: sql`own.chosen_edition_id`, key });

/**
 * By the letters of what was not seen, a share of the words: dear, since it reads the stretch. In its order, or the whole
 * text may be read for each.
 */
const wordsLeft = (group: { id: string }): SQL => sql`round(place.words * coalesce((
          select sum(length(unseen.text)) filter (where not coalesce(marks.paragraphs, '{}') @> unseen.index)::numeric
            / greatest(sum(length(unseen.text)), 1)
          from (select index, text from ${paragraphs}
            where paragraphs.group_id = ${group.id} and paragraphs.edition_id = place.edition_id
              and paragraphs.index between place.first and place.last
            order by paragraphs.index) as unseen), 0))::int`;

type ProgressRecord = {
  assignment_id: string;
  member_id: string;
  annotations: number;
  replies: number;
  own: number;
  is_read_to_end: boolean;
  words_left: number;
  read_to_key: string | null;
  read_to_number: number | null;
  done_at: string | null;
};
