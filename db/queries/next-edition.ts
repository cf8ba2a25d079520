import { and, asc, eq, gt, gte, isNull, type SQL, sql } from "drizzle-orm";
import type { OldParagraph } from "@/domain/anchoring/align-paragraphs";
import type { Granted } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import type { PlaceInEdition } from "@/domain/next-edition/carry-passage";
import type { CarriedStretch, IndexRange } from "@/domain/next-edition/carry-places";
import type { EditionChanges } from "@/domain/next-edition/edition-changes";
import type { StandingAnnotation } from "@/domain/next-edition/place-annotations";
import type { Paragraph } from "@/domain/paragraphs";
import type { Reading } from "@/domain/readings";
import type { Text } from "@/domain/texts";
import type { Db, Transaction } from "../client";
import { annotations, paragraphCounts, placements, posts, readMarks } from "../schema/annotations";
import { stretches } from "../schema/assignments";
import { streams } from "../schema/events";
import { flags, reviewItems } from "../schema/moderation";
import { editions, paragraphs, readings, texts } from "../schema/texts";
import { arrayOf } from "./array-of";
import { isForAudience } from "./paragraph-counts";
import { listAllParagraphs } from "./paragraphs";
import { insertParagraphs } from "./texts";
import { countedKey } from "./visibility";

/*
 * What publishing an edition changes. The rows are taken in this order: the text, its readings, annotations, and what is
 * counted of them; whoever writes takes them in the same one.
 */

type Correcting = Granted<{ group: Group; membership: Membership; text: Text }, "text.correct">;
/** A translation's new edition may move what stands beside it. */
type Changing = Granted<
  { group: Group; membership: Membership; text: Text },
  "text.correct" | "text.translate"
>;

/** False when another edition than the one that was looked at is current by now; else it stays so until the commit. */
export async function holdText(tx: Transaction, { text }: Correcting): Promise<boolean> {
  const [row] = await tx
    .select({ editionId: texts.currentEditionId })
    .from(texts)
    .where(and(eq(texts.groupId, text.groupId), eq(texts.id, text.id)))
    // Its key stays: an import that names it need not wait.
    .for("no key update");
  return row?.editionId === text.editionId;
}

/** As much of an edition as aligning needs. */
export async function listWordsOf(db: Db, groupId: string, editionId: string): Promise<OldParagraph[]> {
  const all: OldParagraph[] = [];
  for (let from = 0; ; from += PARAGRAPHS_AT_ONCE) {
    const page = await db
      .select({ key: paragraphs.key, kind: paragraphs.kind, text: paragraphs.text })
      .from(paragraphs)
      .where(
        and(
          eq(paragraphs.groupId, groupId),
          eq(paragraphs.editionId, editionId),
          gte(paragraphs.index, from),
        ),
      )
      .orderBy(asc(paragraphs.index))
      .limit(PARAGRAPHS_AT_ONCE);
    for (const row of page) all.push(row);
    if (page.length < PARAGRAPHS_AT_ONCE) return all;
  }
}

/** The editions before the one that a reading is read in, the latest first. */
export async function listEarlierEditions(
  db: Db,
  { reading }: Granted<{ reading: Reading }>,
  limit: number,
): Promise<string[]> {
  const found = await db.execute<{ id: string }>(sql`
    select earlier.id from ${editions} as earlier
    join ${editions} as now on now.group_id = earlier.group_id and now.text_id = earlier.text_id
      and now.id = ${reading.editionId}
    where earlier.group_id = ${reading.groupId} and earlier.text_id = ${reading.textId}
      and earlier.translation_id is null and earlier.number < now.number
    order by earlier.number desc limit ${limit}`);
  return found.map(({ id }) => id);
}

/** All of the edition that is current. */
export const listParagraphsOf = (db: Db, { text }: Correcting): Promise<Paragraph[]> =>
  listAllParagraphs(db, text);

export type NextEdition = {
  id: string;
  paragraphs: readonly Paragraph[];
  paragraphCount: number;
  wordCount: number;
  changes: EditionChanges;
};

/** It is the current one from now on. */
export async function insertEdition(
  tx: Transaction,
  { text, membership }: Correcting,
  { paragraphs: rows, ...edition }: NextEdition,
): Promise<void> {
  const inGroup = { groupId: text.groupId };
  await tx.insert(editions).values({
    ...{ ...inGroup, ...edition, textId: text.id, publishedBy: membership.id },
    // Not when the transaction began: whoever lays the words out meanwhile waits for it, and has these.
    publishedAt: sql`clock_timestamp()`,
    number: sql`(select max(number) + 1 from editions
      where group_id = ${text.groupId} and text_id = ${text.id} and translation_id is null)`,
  });
  await insertParagraphs(tx, text.groupId, edition.id, rows);
  await tx
    .update(texts)
    .set({ currentEditionId: edition.id })
    .where(and(eq(texts.groupId, text.groupId), eq(texts.id, text.id)));
}

export type OpenReading = { id: string; editionId: string };

/** The text's readings that are not archived, by the editions that they are read in; held until the commit if asked. */
export async function listOpenReadings(db: Db, { text }: Changing, lock?: "update"): Promise<OpenReading[]> {
  const query = db
    .select({ id: readings.id, editionId: readings.editionId })
    .from(readings)
    .where(and(eq(readings.groupId, text.groupId), eq(readings.textId, text.id), isNull(readings.archivedAt)))
    .orderBy(asc(readings.id));
  return lock ? query.for(lock) : query;
}

/** Few enough to be read, or written, without a pause. */
const PARAGRAPHS_AT_ONCE = 1_000;
export const ANNOTATIONS_AT_ONCE = 2_000;

/** Of an annotation: where it stands in an edition. */
export const standing = {
  id: annotations.id,
  readingId: annotations.readingId,
  isTold: sql<boolean>`${annotations.deletedAt} is null and ${annotations.audience} <> 'me'`,
  state: placements.state,
  startIndex: placements.startIndex,
  startOffset: placements.startOffset,
  endIndex: placements.endIndex,
  endOffset: placements.endOffset,
  quote: placements.quote,
};

/** Of an annotation: the words that were chosen. */
export const chosenWords = {
  editionId: annotations.editionId,
  startKey: annotations.startKey,
  startOffset: annotations.startOffset,
  endKey: annotations.endKey,
  endOffset: annotations.endOffset,
  quote: annotations.quote,
};

export async function listPlaced(
  db: Db,
  { text }: Correcting,
  reading: OpenReading,
): Promise<StandingAnnotation[]> {
  const all: StandingAnnotation[] = [];
  for (let after: string | undefined; ; ) {
    const page = await db
      .select({
        ...standing,
        chosen: { ...chosenWords, isTranslated: sql<boolean>`${editions.translationId} is not null` },
      })
      .from(annotations)
      .innerJoin(
        editions,
        and(eq(editions.groupId, annotations.groupId), eq(editions.id, annotations.editionId)),
      )
      .innerJoin(
        placements,
        and(
          eq(placements.groupId, annotations.groupId),
          eq(placements.annotationId, annotations.id),
          eq(placements.editionId, reading.editionId),
        ),
      )
      .where(
        and(
          eq(annotations.groupId, text.groupId),
          eq(annotations.readingId, reading.id),
          after ? gt(annotations.id, after) : undefined,
        ),
      )
      .orderBy(asc(annotations.id))
      .limit(ANNOTATIONS_AT_ONCE);
    for (const row of page) all.push(row);
    after = page.at(-1)?.id;
    if (page.length < ANNOTATIONS_AT_ONCE) return all;
  }
}

/** The counters of their events, in the order in which everybody takes them: nothing is counted in between. */
export async function holdStreams(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx
    .select({ id: streams.id })
    .from(streams)
    .where(sql`${streams.id} = any(${arrayOf(ids)}::uuid[])`)
    .orderBy(asc(streams.id))
    .for("update");
}

export async function moveReadings(
  tx: Transaction,
  { text }: Correcting,
  readingIds: readonly string[],
  editionId: string,
): Promise<void> {
  await tx
    .update(readings)
    .set({ editionId })
    .where(
      sql`${readings.groupId} = ${text.groupId} and ${readings.id} = any(${arrayOf(readingIds)}::uuid[])`,
    );
}

export type NewPlacement = PlaceInEdition & { annotationId: string; readingId: string; countedKey: string };

/** Where annotations stand from now on, and where their talk is counted; how they stood before stays. */
export async function insertPlacements(
  tx: Transaction,
  { text }: Correcting,
  editionId: string,
  placed: readonly NewPlacement[],
): Promise<void> {
  await insertPlaces(tx, text.groupId, editionId, placed);
  for (let from = 0; from < placed.length; from += ANNOTATIONS_AT_ONCE) {
    const rows = JSON.stringify(
      placed
        .slice(from, from + ANNOTATIONS_AT_ONCE)
        .map((one) => ({ annotation_id: one.annotationId, counted_key: one.countedKey })),
    );
    await tx.execute(sql`
      update ${annotations} set counted_key = placed.counted_key
      from jsonb_to_recordset(${rows}::jsonb) as placed(annotation_id uuid, counted_key text)
      where ${annotations}.group_id = ${text.groupId} and ${annotations}.id = placed.annotation_id
        and ${countedKey()} is distinct from placed.counted_key`);
  }
}

/** Where annotations stand in an edition, of the text or of a translation. */
export async function insertPlaces(
  tx: Transaction,
  groupId: string,
  editionId: string,
  placed: readonly Omit<NewPlacement, "countedKey">[],
): Promise<void> {
  for (let from = 0; from < placed.length; from += ANNOTATIONS_AT_ONCE)
    await tx.execute(sql`
      insert into ${placements} (group_id, annotation_id, edition_id, reading_id, state,
        start_index, start_offset, end_index, end_offset, quote)
      select ${groupId}::uuid, annotation_id, ${editionId}::uuid, reading_id, state,
        start_index, start_offset, end_index, end_offset, quote
      from ${placedRows(placed.slice(from, from + ANNOTATIONS_AT_ONCE))}`);
}

/** Places as a table. */
export const placedRows = (placed: readonly Omit<NewPlacement, "countedKey">[]): SQL => {
  const rows = placed.map((one) => ({
    annotation_id: one.annotationId,
    reading_id: one.readingId,
    state: one.state,
    start_index: one.startIndex,
    start_offset: one.startOffset,
    end_index: one.endIndex,
    end_offset: one.endOffset,
    quote: one.quote,
  }));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as placed(annotation_id uuid, reading_id uuid,
    state text, start_index int, start_offset int, end_index int, end_offset int, quote text)`;
};

/** Anew from the posts, since a paragraph may have become part of another one. */
export async function recount(
  tx: Transaction,
  { text }: Changing,
  readingIds: readonly string[],
): Promise<void> {
  const ids = sql`any(${arrayOf(readingIds)}::uuid[])`;
  await tx.execute(sql`
    delete from ${paragraphCounts} where group_id = ${text.groupId} and reading_id = ${ids}`);
  await tx.execute(sql`
    insert into ${paragraphCounts} (group_id, reading_id, key, audience, subgroup_id, threads, posts)
    select annotations.group_id, annotations.reading_id, ${countedKey()}, audience,
      coalesce(subgroup_id, '00000000-0000-0000-0000-000000000000'), count(distinct annotations.id), count(*)
    from ${annotations} join ${posts} on posts.group_id = annotations.group_id
      and posts.annotation_id = annotations.id and ${isForAudience(sql`posts`)}
    where annotations.group_id = ${text.groupId} and annotations.reading_id = ${ids}
      and audience in ('group', 'subgroup')
    group by 1, 2, 3, 4, 5`);
}

export type PassedParagraphs = { memberId: string; passed: IndexRange[]; stoppedAt: string | null };

/** Which paragraphs members have had before them; held until the commit. */
export async function listPassed(
  tx: Transaction,
  { text }: Correcting,
  readingId: string,
): Promise<PassedParagraphs[]> {
  const rows = await tx
    .select({
      memberId: readMarks.memberId,
      stoppedAt: readMarks.stoppedAt,
      passed: sql<IndexRange[]>`(select coalesce(json_agg(json_build_array(lower(one), upper(one))), '[]')
        from unnest(paragraphs) as one)`,
    })
    .from(readMarks)
    .where(and(eq(readMarks.groupId, text.groupId), eq(readMarks.readingId, readingId)))
    .orderBy(asc(readMarks.memberId))
    .for("update");
  return rows;
}

export async function setPassed(
  tx: Transaction,
  { text }: Correcting,
  readingId: string,
  marks: readonly PassedParagraphs[],
): Promise<void> {
  if (marks.length === 0) return;
  const rows = marks.map(({ memberId, passed, stoppedAt }) => ({
    member_id: memberId,
    passed: `{${passed.map(([from, to]) => `[${from},${to})`).join(",")}}`,
    stopped_at: stoppedAt,
  }));
  await tx.execute(sql`
    update ${readMarks} set paragraphs = marks.passed::int4multirange, stopped_at = marks.stopped_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as marks(member_id uuid, passed text, stopped_at text)
    where read_marks.group_id = ${text.groupId} and read_marks.reading_id = ${readingId}
      and read_marks.member_id = marks.member_id`);
}

type StretchRow = CarriedStretch & { assignmentId: string; place: number };

export const listStretches = (
  tx: Transaction,
  { text }: Correcting,
  readingId: string,
): Promise<StretchRow[]> =>
  tx
    .select({
      assignmentId: stretches.assignmentId,
      place: stretches.place,
      fromKey: stretches.fromKey,
      throughKey: stretches.throughKey,
      isEmptied: stretches.isEmptied,
    })
    .from(stretches)
    .where(and(eq(stretches.groupId, text.groupId), eq(stretches.readingId, readingId)));

export async function setStretch(
  tx: Transaction,
  { text }: Correcting,
  { assignmentId, place, ...ends }: StretchRow,
): Promise<void> {
  await tx
    .update(stretches)
    .set(ends)
    .where(
      and(
        eq(stretches.groupId, text.groupId),
        eq(stretches.assignmentId, assignmentId),
        eq(stretches.place, place),
      ),
    );
}

/** What is said of the text itself in a reading's queue, at a paragraph. */
export const listFlaggedKeys = async (
  tx: Transaction,
  { text }: Correcting,
  readingId: string,
): Promise<{ id: string; key: string }[]> => {
  const rows = await tx.execute<{ id: string; key: string }>(sql`
    select flags.id, flags.paragraph_key as key from ${flags}
    join ${reviewItems} on review_items.group_id = flags.group_id and review_items.id = flags.item_id
    where flags.group_id = ${text.groupId} and review_items.reading_id = ${readingId}
      and flags.paragraph_key is not null`);
  return [...rows];
};

export async function setFlaggedKey(
  tx: Transaction,
  { text }: Correcting,
  id: string,
  key: string,
): Promise<void> {
  await tx
    .update(flags)
    .set({ paragraphKey: key })
    .where(and(eq(flags.groupId, text.groupId), eq(flags.id, id)));
}
