import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Assignment } from "@/domain/assignments";
import { type SubjectKind, subjectOf } from "@/domain/flagging";
import type { Group, Membership } from "@/domain/groups";
import type { OnImport } from "@/domain/policy";
import type { Reading } from "@/domain/readings";
import type { Text } from "@/domain/texts";
import type { Cover, ReadingLooker } from "@/domain/visibility";
import { type Db, database } from "../client";
import { annotations, posts } from "../schema/annotations";
import { assignments } from "../schema/assignments";
import { groups, memberships } from "../schema/groups";
import { reviewItems } from "../schema/moderation";
import { editions, imports, readings, texts } from "../schema/texts";
import { type PlaceFor, query } from "../statement";
import { arrayOf } from "./array-of";
import { isAssignee } from "./assigned-to";
import { coversFrom, coversOf } from "./covers";
import { type Inspector, inspectors, inspects, inspectsUntil } from "./inspections";
import {
  type AnnotationRow,
  annotationColumns,
  assignmentColumns,
  groupColumns,
  membershipColumns,
  type PostRow,
  postColumns,
  readingColumns,
  textColumns,
} from "./row-columns";
import { inQuery, isAnnotationShown, wasAnnotationShown } from "./visibility";

/*
 * What the door (`operations/access.ts`) looks up before any permission is known, by bare ids; the import rules keep
 * everybody else away. Beside these only `is…Made` and `find…Identity` look for a bare id: one that a client made may be
 * taken in any group, and nothing is told but that it is.
 */

/** `inspectsUntil`: until when a site admin looks into the group (`operations/site/inspect-group.ts`); null for all others. */
export type AtGroup = { group: Group; membership: Membership | null; inspectsUntil: Date | null };

/**
 * Who is asking, and the group: one query, whether the group is there or not, so that the time it takes tells nothing.
 * Inside a transaction the membership stays as it is until the commit (`share`), so that nobody loses a right while using
 * it; what takes rights away asks for it alone (`update`).
 */
export async function findAtGroup(
  db: Db,
  by: { slug: string } | { id: string },
  userId: string | null,
  lock: "share" | "update",
): Promise<AtGroup | null> {
  const isAsked = "slug" in by ? eq(sql`lower(${groups.slug})`, by.slug) : eq(groups.id, by.id);
  const groupId = sql`select ${groups.id} from ${groups} where ${isAsked}`;
  const mine = myPlace(db, db === database() ? "none" : lock, groupId, sql`${userId}`);
  const [found] = await db
    .with(mine)
    .select({
      group: groupColumns,
      membership: columnsOf(mine),
      inspectsUntil: inspectsUntil(sql`${userId}`),
    })
    .from(groups)
    .leftJoin(mine, sql`true`)
    .where(isAsked);
  return found ?? null;
}

export async function findMember(
  db: Db,
  groupId: string,
  memberId: string,
  lock: "share" | "update",
): Promise<Membership | null> {
  const query = db
    .select(membershipColumns)
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), eq(memberships.id, memberId)));
  const [membership] = await (db === database() ? query : query.for(lock));
  return membership ?? null;
}

/** What the door knows of a reading: where it stands and who is asking. */
export type AtReading = AtGroup & { reading: Reading; covers: Cover[] };

type Asked = { id: string; userId: string | null };

/** One query for all that the door asks of a reading, since every page and every post goes through it. */
const atReading = atDoor((db, lock, value, found) => {
  const mine = myPlace(
    db,
    lock,
    sql`select group_id from ${readings} where id = ${value("id")}`,
    sql`${value("userId")}`,
  );
  return db
    .with(mine)
    .select({
      reading: readingColumns,
      group: groupColumns,
      membership: columnsOf(mine),
      inspectsUntil: inspectsUntil(sql`${value("userId")}`),
      covers,
      hasSeeRules,
    })
    .from(readings)
    .innerJoin(groups, eq(groups.id, readings.groupId))
    .innerJoin(texts, onText)
    .innerJoin(editions, onEdition)
    .leftJoin(mine, sql`true`)
    .leftJoin(found(mine, sql`${value("userId")}`), sql`true`)
    .where(eq(readings.id, value("id")));
});

export async function findAtReading(db: Db, id: string, userId: string | null): Promise<AtReading | null> {
  return (await atReading(db, { id, userId })) ?? null;
}

/** A reading that a text is read in, the first: what one may do with the text is asked of it. */
export async function findReadingOfText(db: Db, textId: string): Promise<string | null> {
  const [found] = await db
    .select({ id: readings.id })
    .from(readings)
    .where(eq(readings.textId, textId))
    .orderBy(readings.id)
    .limit(1);
  return found?.id ?? null;
}

/** The places of some users in some groups, whoever has one. */
export async function listMemberships(db: Db, groupIds: string[], userIds: string[]): Promise<Membership[]> {
  if (groupIds.length === 0 || userIds.length === 0) return [];
  return db
    .select(membershipColumns)
    .from(memberships)
    .where(
      sql`${memberships.groupId} = any(${arrayOf(groupIds)}::uuid[])
        and ${memberships.userId} = any(${arrayOf(userIds)}::uuid[])`,
    );
}

export async function listReadingsAndGroups(
  db: Db,
  ids: string[],
): Promise<(Pick<AtReading, "reading" | "group"> & { inspectors: Inspector[] })[]> {
  if (ids.length === 0) return [];
  return db
    .select({ reading: readingColumns, group: groupColumns, inspectors })
    .from(readings)
    .innerJoin(groups, eq(groups.id, readings.groupId))
    .innerJoin(texts, onText)
    .innerJoin(editions, onEdition)
    .where(sql`${readings.id} = any(${arrayOf(ids)}::uuid[])`);
}

/** `isShown`: what the visibility rule says of the annotation with its posts. */
export type AtAnnotation = AtReading & { annotation: AnnotationRow; isShown: boolean };

const atAnnotation = atDoor((db, lock, value, found) => {
  const mine = myPlace(
    db,
    lock,
    sql`select group_id from ${annotations} where id = ${value("id")}`,
    sql`${value("userId")}`,
  );
  return db
    .with(mine)
    .select({
      reading: readingColumns,
      group: groupColumns,
      membership: columnsOf(mine),
      inspectsUntil: inspectsUntil(sql`${value("userId")}`),
      covers,
      hasSeeRules,
      annotation: annotationColumns,
      isShown: isShownTo(mine, sql`${value("userId")}`),
    })
    .from(annotations)
    .innerJoin(readings, onReading)
    .innerJoin(groups, eq(groups.id, readings.groupId))
    .innerJoin(texts, onText)
    .innerJoin(editions, onEdition)
    .leftJoin(mine, sql`true`)
    .leftJoin(found(mine, sql`${value("userId")}`), sql`true`)
    .where(eq(annotations.id, value("id")));
});

export async function findAtAnnotation(
  db: Db,
  id: string,
  userId: string | null,
): Promise<AtAnnotation | null> {
  return (await atAnnotation(db, { id, userId })) ?? null;
}

/** Of a deleted annotation: whether this looker could read it before. */
export async function wasShown(
  db: Db,
  { annotation, group, reading, looker }: Omit<AtAnnotation, "covers"> & { looker: ReadingLooker },
): Promise<boolean> {
  const found = await db
    .select({ id: annotations.id })
    .from(annotations)
    .where(
      and(
        eq(annotations.groupId, group.id),
        eq(annotations.id, annotation.id),
        wasAnnotationShown(inQuery(looker, reading)),
      ),
    );
  return found.length > 0;
}

const atPost = atDoor((db, lock, value, found) => {
  const mine = myPlace(
    db,
    lock,
    sql`select group_id from ${posts} where id = ${value("id")}`,
    sql`${value("userId")}`,
  );
  return db
    .with(mine)
    .select({
      reading: readingColumns,
      group: groupColumns,
      membership: columnsOf(mine),
      inspectsUntil: inspectsUntil(sql`${value("userId")}`),
      covers,
      hasSeeRules,
      annotation: annotationColumns,
      isShown: isShownTo(mine, sql`${value("userId")}`),
      post: postColumns,
    })
    .from(posts)
    .innerJoin(
      annotations,
      and(eq(annotations.groupId, posts.groupId), eq(annotations.id, posts.annotationId)),
    )
    .innerJoin(readings, onReading)
    .innerJoin(groups, eq(groups.id, readings.groupId))
    .innerJoin(texts, onText)
    .innerJoin(editions, onEdition)
    .leftJoin(mine, sql`true`)
    .leftJoin(found(mine, sql`${value("userId")}`), sql`true`)
    .where(eq(posts.id, value("id")));
});

export async function findAtPost(
  db: Db,
  id: string,
  userId: string | null,
): Promise<(AtAnnotation & { post: PostRow }) | null> {
  return (await atPost(db, { id, userId })) ?? null;
}

/** What a review item is about: by its id; of somebody who asks to join, the membership's, which the item bears as well. */
export type ReviewSubject = { groupId: string; itemId: string; kind: SubjectKind; id: string };

export async function findReviewSubject(db: Db, id: string): Promise<ReviewSubject | null> {
  const [item] = await db
    .select({
      groupId: reviewItems.groupId,
      kind: reviewItems.kind,
      about: sql<string>`coalesce(${reviewItems.postId}, ${reviewItems.annotationId}, ${reviewItems.memberId},
        ${reviewItems.readingId}, ${reviewItems.importId})`,
    })
    .from(reviewItems)
    .where(eq(reviewItems.id, id));
  if (item) return { groupId: item.groupId, itemId: id, kind: subjectOf(item.kind), id: item.about };
  const [waiting] = await db
    .select({ groupId: memberships.groupId })
    .from(memberships)
    .where(eq(memberships.id, id));
  return waiting ? { ...waiting, itemId: id, kind: "request", id } : null;
}

/** An import, as far as the policy asks of it. With `lock` it stays as it is until the commit. */
export async function findAtImport(
  db: Db,
  groupId: string,
  id: string,
  lock?: "update",
): Promise<(OnImport["import"] & { id: string }) | null> {
  const query = db
    .select({ id: imports.id, createdBy: imports.createdBy, review: imports.review })
    .from(imports)
    .where(and(eq(imports.groupId, groupId), eq(imports.id, id)));
  const [found] = await (lock ? query.for(lock) : query);
  return found ?? null;
}

/** `isAssignee`: whether it is assigned to the asker by name, or as one of a subgroup. */
export type AtAssignment = AtGroup & { assignment: Assignment; isAssignee: boolean };

/** What is withdrawn is found only by whoever asks for it as such. */
export async function findAtAssignment(
  db: Db,
  id: string,
  userId: string | null,
  which: "standing" | "any" = "standing",
): Promise<AtAssignment | null> {
  const groupId = sql`select group_id from ${assignments} where id = ${id}::uuid`;
  const mine = myPlace(db, db === database() ? "none" : "share", groupId, sql`${userId}`);
  const [found] = await db
    .with(mine)
    .select({
      assignment: assignmentColumns,
      group: groupColumns,
      membership: columnsOf(mine),
      inspectsUntil: inspectsUntil(sql`${userId}`),
      isAssignee: isAssignee(sql`${mine.id}`),
    })
    .from(assignments)
    .innerJoin(groups, eq(groups.id, assignments.groupId))
    .leftJoin(mine, sql`true`)
    .where(and(eq(assignments.id, id), which === "any" ? undefined : isNull(assignments.withdrawnAt)));
  return found ?? null;
}

const onReading = and(eq(readings.groupId, annotations.groupId), eq(readings.id, annotations.readingId));
const onText = and(eq(texts.groupId, readings.groupId), eq(texts.id, readings.textId));
const onEdition = and(eq(editions.groupId, readings.groupId), eq(editions.id, readings.editionId));

export type AtText = AtGroup & { text: Text };

export async function findAtText(db: Db, id: string, userId: string | null): Promise<AtText | null> {
  const groupId = sql`select group_id from ${texts} where id = ${id}::uuid`;
  const mine = myPlace(db, db === database() ? "none" : "share", groupId, sql`${userId}`);
  const [found] = await db
    .with(mine)
    .select({
      text: textColumns,
      group: groupColumns,
      membership: columnsOf(mine),
      inspectsUntil: inspectsUntil(sql`${userId}`),
    })
    .from(texts)
    .innerJoin(groups, eq(groups.id, texts.groupId))
    .innerJoin(editions, and(eq(editions.groupId, texts.groupId), eq(editions.id, texts.currentEditionId)))
    .leftJoin(mine, sql`true`)
    .where(eq(texts.id, id));
  return found ?? null;
}

type Lock = "share" | "update" | "none";

/**
 * A query of the door: in a transaction with a lock, outside of one without. What see-rules keep back is asked for only
 * where the group has one, since every page and every post goes through here.
 */
function atDoor<Row extends { hasSeeRules: boolean }>(
  build: (
    db: PostgresJsDatabase,
    lock: Lock,
    value: PlaceFor<Asked>,
    under: typeof nothingUnder,
  ) => ReturnType<Parameters<typeof query<Asked, Row[]>>[0]>,
): (db: Db, asked: Asked) => Promise<Row | undefined> {
  const ask = (found: typeof nothingUnder) => {
    const free = query<Asked, Row[]>((value) => build(database(), "none", value, found));
    const locking = query<Asked, Row[]>((value) => build(database(), "share", value, found));
    return (db: Db, asked: Asked) => (db === database() ? free : locking)(db, asked);
  };
  const [plain, underCovers] = [
    ask((mine, userId) => nothingUnder(mine, userId)),
    ask((mine, userId) => under(mine, userId)),
  ];
  return async (db, asked) => {
    const [found] = await plain(db, asked);
    if (!found?.hasSeeRules) return found;
    const [judged] = await underCovers(db, asked);
    return judged;
  };
}

/**
 * The asker's membership in the group that `groupId` finds; none for whoever is signed out. In a transaction its row is
 * locked, which a plain join could not do: Postgres locks nothing on the empty side of an outer join.
 */
function myPlace(db: Db, lock: Lock, groupId: SQL, userId: SQL) {
  const place = db
    .select(membershipColumns)
    .from(memberships)
    .where(and(sql`${memberships.groupId} = (${groupId})`, eq(memberships.userId, sql`${userId}::uuid`)));
  return db.$with("mine").as(lock === "none" ? place : place.for(lock));
}

const columnsOf = (mine: ReturnType<typeof myPlace>) => ({
  id: mine.id,
  groupId: mine.groupId,
  userId: mine.userId,
  role: mine.role,
  state: mine.state,
  name: mine.name,
  handle: mine.handle,
  since: mine.since,
  removedAt: mine.removedAt,
  roleGivenAt: mine.roleGivenAt,
  subgroupId: mine.subgroupId,
  pseudonym: mine.pseudonym,
  pseudonymHandle: mine.pseudonymHandle,
  isSilenced: mine.isSilenced,
});

/** The looker that `lookerOf` makes of the asker's membership, or of their looking into the group. */
function askerOf(mine: ReturnType<typeof myPlace>, userId: SQL) {
  const isActive = sql`coalesce(${mine.state} = 'active', false)`;
  return {
    memberId: sql`(case when ${isActive} then ${mine.id} end)`,
    moderates: sql`(case when ${isActive} then ${mine.role} in ('moderator', 'organizer')
      else ${inspects(userId)} end)`,
  };
}

const editionId = sql`${readings.editionId}`;
const ranges = sql`under.ranges`;

/** What see-rules keep from the asker at the reading, found once for all that asks for it. */
const under = (mine: ReturnType<typeof myPlace>, userId: SQL): SQL =>
  sql`lateral (select ${coversOf({
    ...{ groupId: sql`${readings.groupId}`, readingId: sql`${readings.id}`, editionId },
    ...askerOf(mine, userId),
  })} as ranges) as under`;

const nothingUnder = (_mine: ReturnType<typeof myPlace>, _userId: SQL): SQL =>
  sql`lateral (select '{}'::int4multirange as ranges) as under`;

const hasSeeRules = sql<boolean>`exists (select from ${assignments} as asking where asking.group_id = ${readings.groupId}
  and asking.see <> 'open' and asking.revealed_at is null and asking.withdrawn_at is null)`;

const covers: SQL<Cover[]> = sql`${ranges}::text`.mapWith(coversFrom);

const isShownTo = (mine: ReturnType<typeof myPlace>, userId: SQL): SQL<boolean> =>
  sql`coalesce(${isAnnotationShown({ ...askerOf(mine, userId), covers: { ranges, editionId } })}, false)`;
