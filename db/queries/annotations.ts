import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { AnnotationKind, Audience } from "@/domain/annotations";
import type { Granted } from "@/domain/granted";
import type { PlacementState } from "@/domain/passages";
import type { Reading } from "@/domain/readings";
import type { Looker } from "@/domain/visibility";
import type { Db, Transaction } from "../client";
import { annotations, placements, posts, postVersions } from "../schema/annotations";
import { memberships } from "../schema/groups";
import { paragraphs } from "../schema/texts";
import { arrayOf } from "./array-of";
import {
  isAnnotationPublished,
  isAnnotationShown,
  isAnnotationWhole,
  isBare,
  isPostWhole,
  type LookerInQuery,
} from "./visibility";

/** An annotation with its place in the reading's current edition and the name its author bears. */
export type AnnotationRecord = {
  id: string;
  kind: AnnotationKind;
  audience: Audience;
  tags: string[];
  author_id: string;
  author_name: string;
  author_handle: string;
  quote: string;
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
  end_index: number | null;
  place_end: number | null;
  place_quote: string;
  moderation: "visible" | "held" | "returned" | "hidden";
  version: number;
  created_at: string;
  deleted_at: string | null;
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
  { reading, looker }: Granted<{ reading: Reading; looker: Looker }>,
  filter: AnnotationFilter,
): Promise<AnnotationRecord[]> {
  const conditions: SQL[] = [
    sql`${annotations}.group_id = ${reading.groupId}`,
    sql`${annotations}.reading_id = ${reading.id}`,
    filter.isPublished ? isAnnotationPublished(looker) : isAnnotationShown(looker),
  ];
  if (filter.ids) conditions.push(sql`${annotations}.id = any(${arrayOf(filter.ids)}::uuid[])`);
  if (filter.paragraphKey) conditions.push(sql`first.key = ${filter.paragraphKey}`);
  if (filter.place)
    conditions.push(sql`place.start_index between ${filter.place.from} and ${filter.place.through}`);
  if (filter.authorId) conditions.push(sql`${annotations}.author_id = ${filter.authorId}`);
  if (filter.tag) conditions.push(sql`${filter.tag} = any(${annotations}.tags)`);
  if (filter.authorId || filter.tag) conditions.push(isAnnotationWhole(looker));
  if (filter.kind) conditions.push(sql`${annotations}.kind = ${filter.kind}`);
  if (filter.state) conditions.push(sql`place.state = ${filter.state}`);
  if (filter.isUnread) conditions.push(hasPost(looker, isUnread(looker)));
  if (filter.q) {
    const like = `%${filter.q.replace(/[\\%_]/g, "\\$&")}%`;
    const words = sql`exists (select from post_versions as words where words.group_id = posts.group_id
      and words.post_id = posts.id and words.version = posts.approved_version and words.text ilike ${like})`;
    conditions.push(sql`(${annotations}.quote ilike ${like} or ${hasPost(looker, words)})`);
  }
  const order = ORDERS[filter.order ?? "time"];
  if (filter.after) conditions.push(order.isAfter(filter.after.split("|")));
  return db.execute<AnnotationRecord>(sql`
    select annotations.id, annotations.kind, annotations.audience, annotations.tags,
      annotations.author_id, author.name as author_name, author.handle as author_handle,
      annotations.quote, annotations.start_key, annotations.start_offset, chosen_first.number as start_number,
      annotations.end_key, annotations.end_offset, chosen_last.number as end_number,
      place.state, place.start_index, place.start_offset as place_offset, first.number as place_number,
      place.end_index, place.end_offset as place_end, place.quote as place_quote,
      annotations.moderation, annotations.version, annotations.created_at, annotations.deleted_at,
      ${isAnnotationWhole(looker)} as is_whole, ${order.cursor} as cursor
    from ${annotations}
    join ${memberships} as author on author.group_id = annotations.group_id and author.id = annotations.author_id
    join ${placements} as place on place.group_id = annotations.group_id and place.annotation_id = annotations.id
      and place.edition_id = ${reading.editionId}
    left join ${paragraphs} as first on first.group_id = annotations.group_id
      and first.edition_id = place.edition_id and first.index = place.start_index
    left join ${paragraphs} as chosen_first on chosen_first.group_id = annotations.group_id
      and chosen_first.edition_id = annotations.edition_id and chosen_first.key = annotations.start_key
    left join ${paragraphs} as chosen_last on chosen_last.group_id = annotations.group_id
      and chosen_last.edition_id = annotations.edition_id and chosen_last.key = annotations.end_key
    where ${sql.join(conditions, sql` and `)}
    order by ${order.by}
    limit ${filter.limit ?? 100}`);
}

/** In the text; what is lost stands behind its end. */
const startIndex = sql`coalesce(place.start_index, 2147483647)`;
const startOffset = sql`coalesce(place.start_offset, 0)`;

const ORDERS = {
  time: {
    by: sql`annotations.number`,
    cursor: sql`annotations.number::text`,
    isAfter: ([number]: string[]) => sql`annotations.number > ${number}::bigint`,
  },
  place: {
    by: sql`${startIndex}, ${startOffset}, annotations.created_at, annotations.id`,
    cursor: sql`concat_ws('|', ${startIndex}, ${startOffset}, annotations.created_at::text, annotations.id)`,
    isAfter: ([index, offset, time, id]: string[]) =>
      sql`(${startIndex}, ${startOffset}, annotations.created_at, annotations.id)
        > (${index}::int, ${offset}::int, ${time}::timestamptz, ${id}::uuid)`,
  },
};

const hasPost = (looker: Looker, condition: SQL): SQL =>
  sql`exists (select from posts where posts.group_id = annotations.group_id
    and posts.annotation_id = annotations.id and ${isPostWhole(looker)} and ${condition})`;

/** Not seen yet by a member; nobody else has anything unread. */
export const isUnread = (looker: LookerInQuery): SQL =>
  looker.memberId === null
    ? sql`false`
    : sql`(posts.author_id <> ${looker.memberId}::uuid and not coalesce((select seen @> posts.number from read_marks
        where read_marks.group_id = posts.group_id and read_marks.reading_id = posts.reading_id
          and read_marks.member_id = ${looker.memberId}::uuid), false))`;

/** The row alone for the rest of the transaction, so that changes to one thread come one after the other. */
export async function lockAnnotation(tx: Transaction, groupId: string, id: string) {
  const [annotation] = await tx
    .select({
      startKey: annotations.startKey,
      audience: annotations.audience,
      deletedAt: annotations.deletedAt,
      isBare: sql<boolean>`${isBare()}`,
    })
    .from(annotations)
    .where(and(eq(annotations.groupId, groupId), eq(annotations.id, id)))
    .for("update");
  return annotation;
}

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
