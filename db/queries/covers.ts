import { type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { Cover, Looker } from "@/domain/visibility";
import type { Db, Transaction } from "../client";
import { assignments, reachedMarks, stretches } from "../schema/assignments";
import { groups, memberships } from "../schema/groups";
import { readings } from "../schema/texts";
import { arrayOf } from "./array-of";
import { isAssignedTo } from "./assigned-to";
import { stretchEnds } from "./paragraph-at";

/*
 * Where see-rules that a looker has not met keep others' words from them (model.md, decision 7), as paragraphs of a
 * reading's current edition.
 */

type Asking = {
  groupId: SQL;
  readingId: SQL;
  editionId: SQL;
  /** Of an active member; null for whoever is none, who waits for the time at which all is shown. */
  memberId: SQL;
  moderates: SQL;
};

/**
 * A stretch covers what lies between its ends. Those of the edition that is read always have both
 * (`operations/texts/carry-marks.ts`); one that an earlier edition does not have covers nothing there, where
 * `operations/readings/open-edition.ts` asks what is shown now.
 */
export const coversOf = (asking: Asking): SQL => sql`(
  select coalesce(range_agg(int4range(least(first.index, last.index), greatest(first.index, last.index) + 1)), '{}')
  from ${stretches}
  join ${assignments} on assignments.group_id = stretches.group_id and assignments.id = stretches.assignment_id
  ${stretchEnds(asking.editionId)}
  where stretches.group_id = ${asking.groupId} and stretches.reading_id = ${asking.readingId}
    and assignments.see <> 'open' and assignments.revealed_at is null and assignments.withdrawn_at is null
    and not ${asking.moderates} and ${isUnmet(asking.memberId)}
    and not exists (select from ${readings} as closed where closed.group_id = ${asking.groupId}
      and closed.id = ${asking.readingId} and closed.archived_at is not null))`;

/**
 * Members to whom it is not assigned see as usual; so does everybody once the group is archived, where nobody can write
 * or show anything any more. Outsiders never see sooner than who waits for an organizer.
 */
const isUnmet = (memberId: SQL): SQL => sql`(case
  when exists (select from ${groups} as closed where closed.id = assignments.group_id
    and closed.archived_at is not null) then false
  when ${memberId} is null and assignments.see <> 'on-reveal'
    then coalesce(now() < coalesce(assignments.see_at, assignments.due_at), true)
  when ${memberId} is null then true
  when not exists (select from ${memberships} as me where me.group_id = assignments.group_id
    and me.id = ${memberId} and me.role <> 'observer') then false
  when not ${isAssignedTo(memberId)} then false
  when assignments.see = 'at' then now() < assignments.see_at
  when assignments.see = 'after-own' then not exists (select from ${reachedMarks} as reached
    where reached.group_id = assignments.group_id and reached.assignment_id = assignments.id
      and reached.member_id = ${memberId})
  else true end)`;

/** The assignments whose see-rule asks for words of a member's own at a paragraph, and has not had them. */
export async function listUnreached(
  db: Db,
  at: { groupId: string; readingId: string; editionId: string; memberId: string; index: number },
): Promise<{ id: string; own: number }[]> {
  const editionId = sql`${at.editionId}::uuid`;
  return db.execute<{ id: string; own: number }>(sql`
    select assignments.id, assignments.see_own as own
    from ${assignments}
    where assignments.group_id = ${at.groupId} and assignments.see = 'after-own'
      and assignments.revealed_at is null and assignments.withdrawn_at is null and ${isUnmet(sql`${at.memberId}::uuid`)}
      and exists (select from ${stretches}
        ${stretchEnds(editionId)}
        where stretches.group_id = assignments.group_id and stretches.assignment_id = assignments.id
          and stretches.reading_id = ${at.readingId} and ${at.index}::int between first.index and last.index)`);
}

/** Those of some assignments whose see-rule the looker has not met. */
export async function listUnmet(
  db: Db,
  { group, looker }: Granted<{ group: Group; looker: Looker }>,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0 || looker.moderates) return new Set();
  const memberId = sql`${looker.memberId}::uuid`;
  const found = await db.execute<{ id: string }>(sql`
    select assignments.id from ${assignments}
    where assignments.group_id = ${group.id} and assignments.id = any(${arrayOf(ids)}::uuid[])
      and assignments.see <> 'open' and assignments.revealed_at is null and ${isUnmet(memberId)}`);
  return new Set(found.map(({ id }) => id));
}

export async function insertReached(
  tx: Transaction,
  { group }: Granted<{ group: Group }>,
  assignmentId: string,
  memberIds: readonly string[],
): Promise<void> {
  if (memberIds.length === 0) return;
  await tx
    .insert(reachedMarks)
    .values(memberIds.map((memberId) => ({ groupId: group.id, assignmentId, memberId })))
    .onConflictDoNothing();
}

export type LookingAt = { readingId: string; memberId: string | null; moderates: boolean };

/** The covers of many lookers at once, in the order in which they are asked for. */
export async function listCovers(db: Db, asked: LookingAt[]): Promise<Cover[][]> {
  const wanted = asked.flatMap(({ readingId, memberId, moderates }, place) =>
    moderates ? [] : [{ place, reading_id: readingId, member_id: memberId }],
  );
  if (wanted.length === 0) return asked.map(() => []);
  const asking: Asking = {
    groupId: sql`readings.group_id`,
    readingId: sql`readings.id`,
    editionId: sql`readings.edition_id`,
    memberId: sql`wanted.member_id`,
    moderates: sql`false`,
  };
  const found = await db.execute<{ place: number; covers: string }>(sql`
    select wanted.place, ${coversOf(asking)}::text as covers
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted(place int, reading_id uuid, member_id uuid)
    join ${readings} on readings.id = wanted.reading_id`);
  const covers: Cover[][] = asked.map(() => []);
  for (const row of found) covers[row.place] = coversFrom(row.covers);
  return covers;
}

/** As Postgres writes a multirange of whole numbers, and back. */
export const coversFrom = (multirange: string): Cover[] =>
  [...multirange.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, end]) => ({
    from: Number(from),
    through: Number(end) - 1,
  }));

export const multirangeOf = (covers: Cover[]): string =>
  `{${covers.map(({ from, through }) => `[${from},${through + 1})`).join(",")}}`;
