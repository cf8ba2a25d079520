import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import type { StandingAnnotation } from "@/domain/next-edition/place-annotations";
import type { Text } from "@/domain/texts";
import type { MovedFrom } from "@/domain/threads";
import type { Db, Transaction } from "../client";
import { annotations, placements } from "../schema/annotations";
import { editions, translations } from "../schema/texts";
import { arrayOf } from "./array-of";
import { ANNOTATIONS_AT_ONCE, chosenWords, type NewPlacement, placedRows, standing } from "./next-edition";
import { insertTranslatedEdition, type TranslationEdition } from "./translations";

/*
 * What publishing a translation's next edition changes. The rows are taken in this order: the text, its readings, the
 * translation, annotations, and what is counted of them; whoever writes takes them in the same one.
 */

type Translating = Granted<{ group: Group; membership: Membership; text: Text }, "text.translate">;

type InTranslation = { translationId: string; editionId: string };

/** It is the current one from now on. */
export async function insertNextTranslated(
  tx: Transaction,
  access: Translating,
  translationId: string,
  edition: TranslationEdition,
): Promise<void> {
  await insertTranslatedEdition(tx, access, translationId, edition);
  await tx
    .update(translations)
    .set({ currentEditionId: edition.id })
    .where(and(eq(translations.groupId, access.group.id), eq(translations.id, translationId)));
}

/** The editions of a translation before its current one, the latest first. */
export async function listEarlierTranslated(
  db: Db,
  groupId: string,
  { translationId, editionId }: InTranslation,
  limit: number,
): Promise<string[]> {
  const found = await db
    .select({ id: editions.id })
    .from(editions)
    .where(
      and(
        eq(editions.groupId, groupId),
        eq(editions.translationId, translationId),
        sql`${editions.id} <> ${editionId}`,
      ),
    )
    .orderBy(desc(editions.number))
    .limit(limit);
  return found.map(({ id }) => id);
}

export type StandingInTranslation = StandingAnnotation & {
  /** Its words are the translation's still, and not others' to which it was moved. */
  isHere: boolean;
  /** Where it stood in the text's edition that is current, of what was chosen here and moved away since; null for all else. */
  stood: Pick<MovedFrom["placement"], "startIndex" | "endIndex"> | null;
};

/**
 * Whatever stands in the current edition of a translation, in all readings of the text; also what was moved elsewhere and may
 * be put back.
 */
export async function listStandingIn(
  db: Db,
  { text }: Translating,
  { translationId, editionId }: InTranslation,
): Promise<StandingInTranslation[]> {
  const all: StandingInTranslation[] = [];
  for (let after: string | undefined; ; ) {
    const page = await db
      .select({
        ...standing,
        isHere: sql<boolean>`coalesce(${editions.translationId} = ${translationId}::uuid, false)`,
        chosen: chosenWords,
        movedFrom: annotations.movedFrom,
        isFromHere: sql<boolean>`exists (select from editions as left_behind
          where left_behind.id = (${annotations.movedFrom} #>> '{passage,editionId}')::uuid
            and left_behind.group_id = ${text.groupId} and left_behind.translation_id = ${translationId}::uuid)`,
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
          eq(placements.editionId, editionId),
        ),
      )
      .where(and(eq(annotations.groupId, text.groupId), after ? gt(annotations.id, after) : undefined))
      .orderBy(asc(annotations.id))
      .limit(ANNOTATIONS_AT_ONCE);
    for (const { movedFrom, isFromHere, chosen, ...row } of page)
      all.push({
        ...row,
        stood:
          (isFromHere && movedFrom?.placement.editionId === text.editionId && movedFrom.placement) || null,
        chosen: { ...((!row.isHere && movedFrom?.passage) || chosen), isTranslated: false },
      });
    after = page.at(-1)?.id;
    if (page.length < ANNOTATIONS_AT_ONCE) return all;
  }
}

export type BesidePlace = {
  annotationId: string;
  startKey: string | null;
  endKey: string | null;
};

/** Where annotations stand in the edition of the text that their reading is read in, by the paragraphs' keys. */
export async function listBeside(
  tx: Transaction,
  { text }: Translating,
  ids: readonly string[],
): Promise<BesidePlace[]> {
  const rows = await tx.execute<BesidePlace>(sql`
    select place.annotation_id as "annotationId", first.key as "startKey", last.key as "endKey"
    from ${placements} as place
    left join paragraphs as first on first.group_id = place.group_id and first.edition_id = place.edition_id
      and first.index = place.start_index
    left join paragraphs as last on last.group_id = place.group_id and last.edition_id = place.edition_id
      and last.index = place.end_index
    where place.group_id = ${text.groupId} and place.edition_id = ${text.editionId}
      and place.annotation_id = any(${arrayOf(ids)}::uuid[])`);
  return [...rows];
}

/** Puts annotations to other paragraphs of the text, in the edition that is current, where their translation stands now. */
export async function moveBeside(
  tx: Transaction,
  { text }: Translating,
  moved: readonly NewPlacement[],
): Promise<void> {
  for (let from = 0; from < moved.length; from += ANNOTATIONS_AT_ONCE) {
    const some = moved.slice(from, from + ANNOTATIONS_AT_ONCE);
    await tx.execute(sql`
      update ${placements} set state = placed.state, start_index = placed.start_index,
        start_offset = placed.start_offset, end_index = placed.end_index, end_offset = placed.end_offset,
        quote = placed.quote
      from ${placedRows(some)}
      where placements.group_id = ${text.groupId} and placements.edition_id = ${text.editionId}
        and placements.annotation_id = placed.annotation_id`);
    const keys = JSON.stringify(
      some.map(({ annotationId, countedKey }) => ({ annotation_id: annotationId, counted_key: countedKey })),
    );
    await tx.execute(sql`
      update ${annotations} set counted_key = placed.counted_key, rested_at = null
      from jsonb_to_recordset(${keys}::jsonb) as placed(annotation_id uuid, counted_key text)
      where annotations.group_id = ${text.groupId} and annotations.id = placed.annotation_id`);
  }
}

/** What was moved away goes back to these paragraphs from now on, should it be put back. */
export async function moveWayBack(
  tx: Transaction,
  { text }: Translating,
  moved: readonly (NewPlacement & { paragraph: number | null })[],
): Promise<void> {
  for (let from = 0; from < moved.length; from += ANNOTATIONS_AT_ONCE) {
    const ways = moved
      .slice(from, from + ANNOTATIONS_AT_ONCE)
      .map(({ annotationId, paragraph, ...place }) => {
        const { state, startIndex, startOffset, endIndex, endOffset, quote } = place;
        const placement = { state, startIndex, startOffset, endIndex, endOffset, quote };
        return { annotation_id: annotationId, paragraph, placement };
      });
    await tx.execute(sql`
      update ${annotations} set moved_from = moved_from || jsonb_build_object('paragraph', way.paragraph,
        'placement', moved_from -> 'placement' || way.placement)
      from jsonb_to_recordset(${JSON.stringify(ways)}::jsonb) as way(annotation_id uuid, paragraph int, placement jsonb)
      where annotations.group_id = ${text.groupId} and annotations.id = way.annotation_id
        and moved_from #>> '{placement,editionId}' = ${text.editionId}`);
  }
}
