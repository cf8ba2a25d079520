import { and, eq, type SQL, sql } from "drizzle-orm";
import type { AnnotationKind, Audience } from "@/domain/annotations";
import type { Granted } from "@/domain/granted";
import type { Passage, PlacementState } from "@/domain/passages";
import type { Reading } from "@/domain/readings";
import type { Looker } from "@/domain/visibility";
import type { Db, Transaction } from "../client";
import { annotations, placements } from "../schema/annotations";
import { memberships } from "../schema/groups";
import { paragraphs } from "../schema/texts";
import { isAnnotationShown, isPostWhole } from "./visibility";

export type NewAnnotationRow = {
  id: string;
  authorId: string;
  kind: AnnotationKind;
  audience: Audience;
  tags: string[];
  passage: Passage;
  startKey: string;
  endKey: string;
  createdAt?: Date;
};

/** False when the id is taken. */
export async function insertAnnotation(
  tx: Transaction,
  { reading }: Granted<{ reading: Reading }, "reading.annotate">,
  { passage, ...row }: NewAnnotationRow,
): Promise<boolean> {
  const { startIndex, startOffset, endIndex, endOffset, quote, prefix, suffix } = passage;
  const inserted = await tx
    .insert(annotations)
    .values({
      ...row,
      groupId: reading.groupId,
      readingId: reading.id,
      editionId: reading.editionId,
      startOffset,
      endOffset,
      quote,
      prefix,
      suffix,
    })
    .onConflictDoNothing()
    .returning({ id: annotations.id });
  if (inserted.length === 0) return false;
  await tx.insert(placements).values({
    groupId: reading.groupId,
    annotationId: row.id,
    editionId: reading.editionId,
    readingId: reading.id,
    state: "exact",
    startIndex,
    startOffset,
    endIndex,
    endOffset,
    quote,
  });
  return true;
}

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
  cursor: string;
};

export type AnnotationFilter = {
  ids?: string[];
  paragraphKey?: string;
  authorId?: string;
  tag?: string;
  kind?: AnnotationKind;
  state?: PlacementState;
  isUnread?: boolean;
  q?: string;
  after?: string;
  limit?: number;
};

/**
 * Annotations that are shown to the looker, oldest first; `after` is the `cursor` of the last one had. With `looker`
 * null the rule is not asked: for the live stream, which asks it for each recipient.
 */
export async function listAnnotationRecords(
  db: Db,
  { reading }: Granted<{ reading: Reading }>,
  looker: Looker | null,
  filter: AnnotationFilter,
): Promise<AnnotationRecord[]> {
  const conditions: SQL[] = [
    sql`${annotations}.group_id = ${reading.groupId}`,
    sql`${annotations}.reading_id = ${reading.id}`,
  ];
  if (looker) conditions.push(isAnnotationShown(looker));
  if (filter.ids)
    conditions.push(sql`${annotations}.id = any(${sql.param(`{${filter.ids.join(",")}}`)}::uuid[])`);
  if (filter.paragraphKey) conditions.push(sql`first.key = ${filter.paragraphKey}`);
  if (filter.authorId) conditions.push(sql`${annotations}.author_id = ${filter.authorId}`);
  if (filter.tag) conditions.push(sql`${filter.tag} = any(${annotations}.tags)`);
  if (filter.kind) conditions.push(sql`${annotations}.kind = ${filter.kind}`);
  if (filter.state) conditions.push(sql`place.state = ${filter.state}`);
  if (looker && filter.isUnread) conditions.push(hasPost(looker, isUnread(looker)));
  if (looker && filter.q) {
    const like = `%${filter.q.replace(/[\\%_]/g, "\\$&")}%`;
    const words = sql`exists (select from post_versions as words where words.group_id = posts.group_id
      and words.post_id = posts.id and words.version = posts.approved_version and words.text ilike ${like})`;
    conditions.push(sql`(${annotations}.quote ilike ${like} or ${hasPost(looker, words)})`);
  }
  if (filter.after) conditions.push(sql`${annotations}.number > ${filter.after}::bigint`);
  return db.execute<AnnotationRecord>(sql`
    select annotations.id, annotations.kind, annotations.audience, annotations.tags,
      annotations.author_id, author.name as author_name, author.handle as author_handle,
      annotations.quote, annotations.start_key, annotations.start_offset, chosen_first.number as start_number,
      annotations.end_key, annotations.end_offset, chosen_last.number as end_number,
      place.state, place.start_index, place.start_offset as place_offset, first.number as place_number,
      place.end_index, place.end_offset as place_end, place.quote as place_quote,
      annotations.moderation, annotations.version, annotations.created_at, annotations.deleted_at,
      annotations.number::text as cursor
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
    order by annotations.number
    limit ${filter.limit ?? 100}`);
}

const hasPost = (looker: Looker, condition: SQL): SQL =>
  sql`exists (select from posts where posts.group_id = annotations.group_id
    and posts.annotation_id = annotations.id and ${isPostWhole(looker)} and ${condition})`;

/** Not seen yet by a member; nobody else has anything unread. */
export const isUnread = (looker: Looker): SQL =>
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
      version: annotations.version,
      deletedAt: annotations.deletedAt,
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

export async function numberAnnotation(
  tx: Transaction,
  groupId: string,
  id: string,
  number: number,
): Promise<void> {
  await tx
    .update(annotations)
    .set({ number })
    .where(and(eq(annotations.groupId, groupId), eq(annotations.id, id)));
}

/** What identifies an annotation that is sent again under its id. */
export async function findAnnotationIdentity(db: Db, id: string) {
  const [annotation] = await db
    .select({
      readingId: annotations.readingId,
      authorId: annotations.authorId,
      kind: annotations.kind,
      audience: annotations.audience,
      startKey: annotations.startKey,
      startOffset: annotations.startOffset,
      quote: annotations.quote,
    })
    .from(annotations)
    .where(eq(annotations.id, id));
  return annotation ?? null;
}
