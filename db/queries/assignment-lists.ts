import { and, desc, eq, gt, isNull, ne, not, or, type SQL, sql } from "drizzle-orm";
import type { Assignment, Stretch } from "@/domain/assignments";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { SignedInViewer } from "@/domain/viewer";
import type { Looker } from "@/domain/visibility";
import type { Db } from "../client";
import { assignedSubgroups, assignees, assignments, doneMarks, stretches } from "../schema/assignments";
import { portions } from "../schema/plans";
import { readings, texts } from "../schema/texts";
import { isAssignedTo } from "./assigned-to";
import { hasOpenStretch } from "./open-stretches";
import { stretchEnds } from "./paragraph-at";
import { assignmentColumns } from "./row-columns";

type InGroup = Granted<{ group: Group; looker: Looker }>;

/** `isEmptied`: nothing of it went on in a later edition. */
type FoundStretch = Stretch & { title: string; isEmptied: boolean };

export type AssignmentRow = Assignment & {
  stretches: FoundStretch[];
  assigneeIds: string[];
  subgroupIds: string[];
  withdrawnAt: Date | null;
};

export type AssignmentFilter = {
  id?: string;
  readingId?: string;
  /** Those that the plan of a reading has made. */
  plannedOf?: string;
  /** Those that open before `until` and are not over at `now`; the first to be due come first. */
  current?: { now: Date; until: Date };
  /** Those that are assigned to this member; `isLeft`: and that they are not done with. */
  memberId?: string;
  isLeft?: boolean;
  /** Those of which something is in a reading that is not archived. */
  isGoingOn?: boolean;
  /** Those that are due, or take replies, after this. */
  dueAfter?: Date;
  /** Those that keep others' words back, if only from some. */
  withSeeRule?: boolean;
  /** With those that were withdrawn since. */
  withdrawnAfter?: Date;
  after?: string | undefined;
  limit: number;
};

/** Those of a group, in the order of their making; none that was withdrawn, unless that is asked for. */
export const listAssignments = (
  db: Db,
  access: InGroup,
  {
    id,
    readingId,
    plannedOf,
    current,
    memberId,
    isLeft,
    isGoingOn,
    dueAfter,
    withSeeRule,
    withdrawnAfter,
    after,
    limit,
  }: AssignmentFilter,
): Promise<AssignmentRow[]> =>
  selectAssignments(
    db,
    access,
    and(
      withdrawnAfter === undefined
        ? isNull(assignments.withdrawnAt)
        : or(isNull(assignments.withdrawnAt), gt(assignments.withdrawnAt, withdrawnAfter)),
      current && isCurrent(current),
      memberId === undefined ? undefined : isFor(memberId),
      memberId !== undefined && isLeft
        ? sql`not exists (select from ${doneMarks} where done_marks.group_id = assignments.group_id
            and done_marks.assignment_id = assignments.id and done_marks.member_id = ${memberId}::uuid)`
        : undefined,
      isGoingOn ? hasOpenStretch : undefined,
      dueAfter &&
        sql`greatest(${assignments.dueAt}, ${assignments.repliesUntil}) > ${dueAfter.toISOString()}::timestamptz`,
      withSeeRule ? and(ne(assignments.see, "open"), isNull(assignments.revealedAt)) : undefined,
      id === undefined ? undefined : eq(assignments.id, id),
      after === undefined ? undefined : sql`${assignments.id} > ${after}::uuid`,
      readingId === undefined
        ? undefined
        : sql`exists (select from ${stretches} where stretches.group_id = assignments.group_id
            and stretches.assignment_id = assignments.id and stretches.reading_id = ${readingId}::uuid)`,
      plannedOf === undefined
        ? undefined
        : sql`exists (select from ${portions} where portions.group_id = assignments.group_id
            and portions.assignment_id = assignments.id and portions.reading_id = ${plannedOf}::uuid)`,
    ),
  )
    .orderBy(...(current ? [sql`${assignments.dueAt} nulls last`] : []), assignments.id)
    .limit(limit);

const isFor = (memberId: string) => isAssignedTo(sql`${memberId}::uuid`);

/** As `stateOf` in `domain/assignments.ts` says it. */
const isOver = (now: Date) =>
  sql`coalesce(${assignments.dueAt} <= ${now.toISOString()}::timestamptz
    and coalesce(${assignments.repliesUntil}, ${assignments.dueAt}) <= ${now.toISOString()}::timestamptz, false)`;

const isCurrent = ({ now, until }: { now: Date; until: Date }) =>
  and(not(isOver(now)), sql`coalesce(${assignments.opensAt} < ${until.toISOString()}::timestamptz, true)`);

/** What is open, then what is ahead; the first to be due, or else to open, comes first. */
export const listCurrentAssignments = (
  db: Db,
  access: InGroup,
  { now, limit }: { now: Date; limit: number },
): Promise<AssignmentRow[]> =>
  selectAssignments(db, access, and(isNull(assignments.withdrawnAt), not(isOver(now))))
    .orderBy(
      sql`coalesce(${assignments.opensAt} > ${now.toISOString()}::timestamptz, false)`,
      sql`${assignments.dueAt} nulls last`,
      sql`${assignments.opensAt} nulls first`,
      assignments.id,
    )
    .limit(limit);

/** What is over, the latest first. */
export const listPastAssignments = (
  db: Db,
  access: InGroup,
  { now, after, limit }: { now: Date; after?: string | undefined; limit: number },
): Promise<AssignmentRow[]> =>
  selectAssignments(
    db,
    access,
    and(
      isNull(assignments.withdrawnAt),
      isOver(now),
      after === undefined
        ? undefined
        : sql`(${assignments.dueAt}, ${assignments.id}) < (select earlier.due_at, earlier.id
            from ${assignments} as earlier where earlier.group_id = ${access.group.id} and earlier.id = ${after}::uuid)`,
    ),
  )
    .orderBy(desc(assignments.dueAt), desc(assignments.id))
    .limit(limit);

function selectAssignments(db: Db, { group }: InGroup, wanted: SQL | undefined) {
  const end = (paragraph: "first" | "last") =>
    sql`json_build_object('key', ${sql.raw(paragraph)}.key, 'index', ${sql.raw(paragraph)}.index,
      'number', ${sql.raw(paragraph)}.number)`;
  return db
    .select({
      ...assignmentColumns,
      withdrawnAt: assignments.withdrawnAt,
      stretches: sql<FoundStretch[]>`(
        select coalesce(json_agg(json_build_object('readingId', stretches.reading_id, 'title', texts.title,
          'words', stretches.words, 'isEmptied', stretches.is_emptied, 'from', ${end("first")}, 'through', ${end("last")}) order by stretches.place), '[]')
        from ${stretches}
        join ${readings} on readings.group_id = stretches.group_id and readings.id = stretches.reading_id
        join ${texts} on texts.group_id = readings.group_id and texts.id = readings.text_id
        ${stretchEnds(sql`readings.edition_id`)}
        where stretches.group_id = assignments.group_id and stretches.assignment_id = assignments.id)`,
      assigneeIds: sql<string[]>`(
        select coalesce(json_agg(assignees.member_id), '[]') from ${assignees}
        join memberships on memberships.group_id = assignees.group_id and memberships.id = assignees.member_id
          and memberships.state = 'active' and memberships.role <> 'observer'
        where assignees.group_id = assignments.group_id and assignees.assignment_id = assignments.id)`,
      subgroupIds: sql<string[]>`(
        select coalesce(json_agg(section.subgroup_id), '[]') from ${assignedSubgroups} as section
        join subgroups on subgroups.group_id = section.group_id and subgroups.id = section.subgroup_id
          and subgroups.removed_at is null
        where section.group_id = assignments.group_id and section.assignment_id = assignments.id)`,
    })
    .from(assignments)
    .where(and(eq(assignments.groupId, group.id), wanted));
}

/** The addresses of the groups in which something current is assigned to somebody, or to everybody. */
export async function listGroupsWithDue(
  db: Db,
  viewer: SignedInViewer,
  current: { now: Date; until: Date },
): Promise<string[]> {
  const found = await db.execute<{ slug: string }>(sql`
    select groups.slug from memberships
    join groups on groups.id = memberships.group_id
    where memberships.user_id = ${viewer.userId}::uuid and memberships.state = 'active'
      and groups.archived_at is null
      and exists (select from ${assignments} where assignments.group_id = groups.id
        and assignments.withdrawn_at is null and ${isCurrent(current)})
    order by groups.slug`);
  return found.map(({ slug }) => slug);
}
