import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { AnnotationKind, Audience } from "@/domain/annotations";
import type { Granted } from "@/domain/granted";
import type { Subgroup } from "@/domain/groups";
import type { PlacementState } from "@/domain/passages";
import type { Reading } from "@/domain/readings";
import type { ReadingLooker } from "@/domain/visibility";
import type { Db, Transaction } from "../client";
import { annotations, placements, posts, postVersions } from "../schema/annotations";
import { memberships, subgroups } from "../schema/groups";
import { editions, paragraphs, translations } from "../schema/texts";
import { statements } from "../statement";
import { containing } from "./containing";
import { multirangeOf } from "./covers";
import { instantText } from "./instant-text";
import { isPostMuted } from "./mutes";
import { seenBelow } from "./reading-map";
import {
  countedKey,
  isAnnotationPublished,
  isAnnotationShown,
  isAnnotationWhole,
  isAnnotationWhollyPublished,
  isBare,
  isPostWhole,
  isPostWholeInAudience,
  type LookerInQuery,
} from "./visibility";

/** The translation in which words were chosen, and where they stand in its current edition; nowhere when not at all. */
export type ChosenIn = {
  id: string;
  language: string;
  editionId: string;
  state: PlacementState | null;
  startIndex: number | null;
  startOffset: number | null;
  endIndex: number | null;
  endOffset: number | null;
  quote: string | null;
};

/** An annotation with its place in the reading's current edition and the name its author bears. */
export type AnnotationRecord = {
  id: string;
  kind: AnnotationKind;
  audience: Audience;
  subgroup: Subgroup | null;
  tags: string[];
  author_id: string;
  author_name: string;
  author_handle: string;
  quote: string;
  prefix: string;
  suffix: string;
  start_key: string;
  start_offset: number;
  start_number: number | null;
  end_key: string;
  end_offset: number;
  end_number: number | null;
  state: PlacementState;
  start_index: number | null;
  place_offset: number | null;
  place_number: number | null;
  place_key: string | null;
  end_index: number | null;
  place_end: number | null;
  place_quote: string;
  chosen_in: ChosenIn | null;
  moderation: "visible" | "held" | "returned" | "hidden";
  version: number;
  created_at: string;
  deleted_at: string | null;
  locked_at: string | null;
  lock_reason: string;
  slow_minutes: number;
  is_moved: boolean;
  /** The number of the paragraph that it was moved from. */
  moved_from: number | null;
  rested_at: string | null;
  /** What its author said of it may be told, and who that is. */
  is_whole: boolean;
  cursor: string;
};

export type AnnotationFilter = {
  ids?: string[];
  paragraphKey?: string;
  /** Those whose passage begins there, by index. */
  place?: { from: number; through: number };
  authorId?: string;
  tag?: string;
  kind?: AnnotationKind;
  state?: PlacementState;
  /** Whether nobody looks for their place any more. */
  rests?: boolean;
  isUnread?: boolean;
  /** Only what every reader in its audience has, for exports. */
  isPublished?: boolean;
  q?: string;
  /** Oldest first, or as they stand in the text, lost ones last. */
  order?: "time" | "place";
  after?: string;
  limit?: number;
};

/** Annotations that are shown to the looker, in order; `after` is the `cursor` of the last one had. */
export async function listAnnotationRecords(
  db: Db,
  { reading, looker }: Granted<{ reading: Reading; looker: ReadingLooker }>,
  { place, q, order = "time", after, isUnread: isNew, limit = 100, ...filter }: AnnotationFilter,
): Promise<AnnotationRecord[]> {
  const { memberId, subgroupId, moderates, covers, isDivided } = looker;
  const { isPublished = false, ids, paragraphKey, authorId, tag, kind, state, rests } = filter;
  const shape: AnnotationShape = {
    ...{ order, isPublished, moderates, isMember: memberId !== null, isCovered: covers.length > 0 },
    isTogether: !isDivided,
    isNew: isNew ?? false,
    isAfter: after !== undefined,
    byIds: ids !== undefined,
    byKey: paragraphKey !== undefined,
    byPlace: place !== undefined,
    byAuthor: authorId !== undefined,
    byTag: tag !== undefined,
    byKind: kind !== undefined,
    byState: state !== undefined,
    ...{ byRest: rests !== undefined, rests: rests ?? false },
    byWords: q !== undefined,
  };
  return annotationRecords(db, shape, {
    ...{ groupId: reading.groupId, readingId: reading.id, editionId: reading.editionId, memberId },
    subgroupId,
    covers: multirangeOf(covers),
    ...{ ids, paragraphKey, authorId, tag, kind, state, after, limit },
    ...place,
    like: q && containing(q),
  });
}

type AnnotationShape = {
  order: "time" | "place";
  isPublished: boolean;
  moderates: boolean;
  isMember: boolean;
  isTogether: boolean;
  isCovered: boolean;
  isNew: boolean;
  isAfter: boolean;
  byIds: boolean;
  byKey: boolean;
  byPlace: boolean;
  byAuthor: boolean;
  byTag: boolean;
  byKind: boolean;
  byState: boolean;
  byRest: boolean;
  rests: boolean;
  byWords: boolean;
};

type AnnotationValues = {
  groupId: string;
  readingId: string;
  editionId: string;
  memberId: string | null;
  subgroupId: string | null;
  covers: string;
  ids?: string[] | undefined;
  paragraphKey?: string | undefined;
  from?: number;
  through?: number;
  authorId?: string | undefined;
  tag?: string | undefined;
  kind?: string | undefined;
  state?: string | undefined;
  like?: string | undefined;
  after?: string | undefined;
  limit: number;
};

const annotationRecords = statements<AnnotationShape, AnnotationValues, AnnotationRecord>((shape, value) => {
  const groupId = sql`${value("groupId")}::uuid`;
  const readingId = sql`${value("readingId")}::uuid`;
  const editionId = sql`${value("editionId")}::uuid`;
  const { moderates } = shape;
  const looker = {
    memberId: shape.isMember ? sql`${value("memberId")}::uuid` : null,
    moderates,
    within: { subgroupId: sql`${value("subgroupId")}`, isTogether: shape.isTogether },
    covers: shape.isCovered ? { ranges: sql`${value("covers")}::int4multirange`, editionId } : null,
  };
  const conditions: SQL[] = [
    sql`${annotations}.group_id = ${groupId}`,
    sql`${annotations}.reading_id = ${readingId}`,
    shape.isPublished ? isAnnotationPublished(looker) : isAnnotationShown(looker),
  ];
  if (shape.byIds) conditions.push(sql`${annotations}.id = any(${value("ids")}::uuid[])`);
  if (shape.byKey) conditions.push(sql`first.key = ${value("paragraphKey")}`);
  if (shape.byPlace)
    conditions.push(sql`place.start_index between ${value("from")}::int and ${value("through")}::int`);
  if (shape.byAuthor) conditions.push(sql`${annotations}.author_id = ${value("authorId")}::uuid`);
  if (shape.byTag) conditions.push(sql`${value("tag")} = any(${annotations}.tags)`);
  if (shape.byAuthor || shape.byTag) conditions.push(isAnnotationWhole(looker));
  if (shape.byKind) conditions.push(sql`${annotations}.kind = ${value("kind")}`);
  if (shape.byState) conditions.push(sql`place.state = ${value("state")}`);
  if (shape.byRest) conditions.push(sql`annotations.rested_at is ${shape.rests ? sql`not null` : sql`null`}`);
  if (shape.isNew)
    conditions.push(sql`${annotations}.id = any(array(${unreadThreads(looker, groupId, readingId)}))`);
  if (shape.byWords) {
    const words = sql`exists (select from post_versions as words where words.group_id = posts.group_id
      and words.post_id = posts.id and words.version = posts.approved_version and words.text ilike ${value("like")})`;
    conditions.push(sql`(${annotations}.quote ilike ${value("like")} or ${hasPost(looker, words)})`);
  }
  const order = ORDERS[shape.order];
  if (shape.isAfter) conditions.push(order.isAfter(sql`${value("after")}::text`));
  return sql`
    select annotations.id, annotations.kind, annotations.audience, annotations.tags,
      case when annotations.subgroup_id is not null then (select json_build_object('id', sub.id, 'name', sub.name)
        from ${subgroups} as sub where sub.group_id = annotations.group_id and sub.id = annotations.subgroup_id) end as subgroup,
      annotations.author_id, author.name as author_name, author.handle as author_handle,
      annotations.quote, annotations.prefix, annotations.suffix, annotations.start_key, annotations.start_offset, chosen_first.number as start_number,
      annotations.end_key, annotations.end_offset, chosen_last.number as end_number,
      place.state, place.start_index, place.start_offset as place_offset, first.number as place_number, first.key as place_key,
      place.end_index, place.end_offset as place_end, place.quote as place_quote,
      case when annotations.edition_id <> ${editionId} then ${chosenIn} end as chosen_in,
      annotations.moderation, annotations.version, ${instantText(sql`annotations.created_at`)} as created_at,
      ${instantText(sql`annotations.deleted_at`)} as deleted_at,
      ${instantText(sql`annotations.locked_at`)} as locked_at, annotations.lock_reason, annotations.slow_minutes,
      ${instantText(sql`annotations.rested_at`)} as rested_at,
      (annotations.moved_from is not null and annotations.moved_from ->> 'reattachedBy' is null) as is_moved, (annotations.moved_from ->> 'paragraph')::int as moved_from,
      ${shape.isPublished ? isAnnotationWhollyPublished(looker) : isAnnotationWhole(looker)} as is_whole,
      ${order.cursor} as cursor
    from ${annotations}
    join ${memberships} as author on author.group_id = annotations.group_id and author.id = annotations.author_id
    join ${placements} as place on place.group_id = annotations.group_id and place.annotation_id = annotations.id
      and place.edition_id = ${editionId}
    left join ${paragraphs} as first on first.group_id = annotations.group_id
      and first.edition_id = place.edition_id and first.index = place.start_index
    left join ${paragraphs} as chosen_first on chosen_first.group_id = annotations.group_id
      and chosen_first.edition_id = annotations.edition_id and chosen_first.key = annotations.start_key
    left join ${paragraphs} as chosen_last on chosen_last.group_id = annotations.group_id
      and chosen_last.edition_id = annotations.edition_id and chosen_last.key = annotations.end_key
    where ${sql.join(conditions, sql` and `)}
    order by ${order.by}
    limit ${value("limit")}::int`;
});

/** Asked only of what was chosen in another edition than the one that is read. */
const chosenIn = sql`(
  select json_build_object('id', tongue.id, 'language', tongue.language, 'editionId', tongue.current_edition_id,
    'state', there.state, 'startIndex', there.start_index, 'startOffset', there.start_offset,
    'endIndex', there.end_index, 'endOffset', there.end_offset, 'quote', there.quote)
  from ${editions} as chosen
  join ${translations} as tongue on tongue.group_id = chosen.group_id and tongue.id = chosen.translation_id
  left join ${placements} as there on there.group_id = annotations.group_id
    and there.annotation_id = annotations.id and there.edition_id = tongue.current_edition_id
  where chosen.group_id = annotations.group_id and chosen.id = annotations.edition_id)`;

/** In the text; what is lost stands behind its end. */
const startIndex = sql`coalesce(place.start_index, 2147483647)`;
const startOffset = sql`coalesce(place.start_offset, 0)`;
/** Of one paragraph prompts come first. */
const isLater = sql`(annotations.kind <> 'prompt')`;

const ORDERS = {
  time: {
    by: sql`annotations.number`,
    cursor: sql`annotations.number::text`,
    isAfter: (cursor: SQL) => sql`annotations.number > ${cursor}::bigint`,
  },
  place: {
    by: sql`${startIndex}, ${isLater}, ${startOffset}, annotations.created_at, annotations.id`,
    cursor: sql`concat_ws('|', ${startIndex}, ${startOffset}, annotations.created_at::text, annotations.id, ${isLater})`,
    isAfter: (cursor: SQL) => {
      const part = (number: number) => sql`split_part(${cursor}, '|', ${sql.raw(String(number))})`;
      return sql`(${startIndex}, ${isLater}, ${startOffset}, annotations.created_at, annotations.id)
        > (${part(1)}::int, ${part(5)} <> 'f', ${part(2)}::int, ${part(3)}::timestamptz, ${part(4)}::uuid)`;
    },
  },
};

const hasPost = (looker: LookerInQuery, condition: SQL): SQL =>
  sql`exists (select from posts where posts.group_id = annotations.group_id
    and posts.annotation_id = annotations.id and ${isPostWhole(looker)} and ${condition})`;

/** The threads in which something was not seen yet, found by what came last and not one after the other. */
const unreadThreads = (looker: LookerInQuery, groupId: SQL, readingId: SQL): SQL => sql`
  select posts.annotation_id from ${posts}
  ${looker.covers ? sql`join ${annotations} as thread on thread.group_id = posts.group_id and thread.id = posts.annotation_id` : sql``}
  where posts.group_id = ${groupId} and posts.reading_id = ${readingId}
    and posts.number >= ${seenBelow({ reading: { groupId, id: readingId }, looker })}
    and ${isPostWholeInAudience(looker, { annotation: sql`thread`, post: sql`posts` })}
    and ${isUnread(looker, { groupId, id: readingId })}`;

/**
 * Not seen yet by a member; nobody else has anything unread, and what one has muted counts as read. What was seen, and what
 * is muted, is looked up once.
 */
export const isUnread = (
  looker: LookerInQuery,
  reading: { groupId: string | SQL; id: string | SQL },
): SQL => {
  if (looker.memberId === null) return sql`false`;
  const [groupId, readingId] = [sql`${reading.groupId}::uuid`, sql`${reading.id}::uuid`];
  const memberId = sql`${looker.memberId}::uuid`;
  return sql`(posts.author_id <> ${memberId} and not coalesce((select seen from read_marks
      where read_marks.group_id = ${groupId} and read_marks.reading_id = ${readingId}
        and read_marks.member_id = ${memberId}) @> posts.number, false)
    and not ${isPostMuted({ groupId, memberId })})`;
};

/** The row alone for the rest of the transaction, so that changes to one thread come one after the other. */
export async function lockAnnotation(tx: Transaction, groupId: string, id: string) {
  const [annotation] = await tx
    .select({
      startKey: countedKey(),
      audience: annotations.audience,
      subgroupId: annotations.subgroupId,
      deletedAt: annotations.deletedAt,
      lockedAt: annotations.lockedAt,
      slowMinutes: annotations.slowMinutes,
      movedFrom: annotations.movedFrom,
      moderation: annotations.moderation,
      restedAt: annotations.restedAt,
      tags: annotations.tags,
      isBare: sql<boolean>`${isBare()}`,
    })
    .from(annotations)
    .where(and(eq(annotations.groupId, groupId), eq(annotations.id, id)))
    .for("update");
  return annotation;
}

export type LockedThread = NonNullable<Awaited<ReturnType<typeof lockAnnotation>>>;

export async function updateAnnotation(
  tx: Transaction,
  groupId: string,
  id: string,
  version: number,
  change: { kind?: AnnotationKind; tags?: string[] },
): Promise<boolean> {
  const updated = await tx
    .update(annotations)
    .set({ ...change, version: version + 1 })
    .where(and(eq(annotations.groupId, groupId), eq(annotations.id, id), eq(annotations.version, version)))
    .returning({ id: annotations.id });
  return updated.length > 0;
}

export async function markAnnotationDeleted(tx: Transaction, groupId: string, id: string): Promise<void> {
  await tx
    .update(annotations)
    .set({ deletedAt: sql`now()` })
    .where(and(eq(annotations.groupId, groupId), eq(annotations.id, id)));
}

/** What identifies an annotation that is sent again under its id: as it was first sent, unless `version` says more. */
export async function findAnnotationIdentity(db: Db, id: string) {
  const [annotation] = await db
    .select({
      readingId: annotations.readingId,
      authorId: annotations.authorId,
      audience: annotations.audience,
      editionId: annotations.editionId,
      startKey: annotations.startKey,
      startOffset: annotations.startOffset,
      endKey: annotations.endKey,
      endOffset: annotations.endOffset,
      quote: annotations.quote,
      version: annotations.version,
      kind: annotations.kind,
      tags: annotations.tags,
      firstWords: postVersions.body,
    })
    .from(annotations)
    .leftJoin(
      posts,
      and(
        eq(posts.groupId, annotations.groupId),
        eq(posts.annotationId, annotations.id),
        eq(posts.authorId, annotations.authorId),
        isNull(posts.parentId),
      ),
    )
    .leftJoin(
      postVersions,
      and(
        eq(postVersions.groupId, posts.groupId),
        eq(postVersions.postId, posts.id),
        eq(postVersions.version, 1),
      ),
    )
    .where(eq(annotations.id, id))
    .orderBy(posts.createdAt)
    .limit(1);
  return annotation ?? null;
}
