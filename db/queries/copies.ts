import { sql } from "drizzle-orm";
import type { AnnotationKind } from "@/domain/annotations";
import type { Body } from "@/domain/bodies/body-schema";
import type { Granted } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import { newId } from "@/domain/ids";
import type { Passage } from "@/domain/passages";
import type { Reading } from "@/domain/readings";
import type { ReadingPlan } from "@/domain/schedules/reading-plan";
import type { Db, Transaction } from "../client";
import { annotations, placements, posts, postVersions } from "../schema/annotations";
import { plans } from "../schema/plans";
import { editions, paragraphs, readings, texts, translations } from "../schema/texts";
import { arrayOf } from "./array-of";

type Ending = Granted<{ group: Group; membership: Membership | null }, "group.begin-next-term">;
type Importing = Granted<{ group: Group; membership: Membership }, "text.import">;

/** A text of one group as a text of another, with the edition that is read now: the same paragraphs under the same keys. */
export async function copyText(
  tx: Transaction,
  { reading }: Granted<{ reading: Reading }, "reading.export">,
  { group, membership }: Importing,
  copy: { textId: string; editionId: string },
): Promise<void> {
  await tx.execute(sql`
    insert into ${texts} (group_id, id, title, authors, date, language, direction, origin, licence, pictures_away,
      current_edition_id, copied_from)
    select ${group.id}::uuid, ${copy.textId}::uuid, title, authors, date, language, direction, origin, licence, pictures_away,
      ${copy.editionId}::uuid, id
    from ${texts} where group_id = ${reading.groupId} and id = ${reading.textId}`);
  await tx.execute(sql`
    insert into ${editions} (group_id, id, text_id, number, paragraph_count, word_count, published_by)
    select ${group.id}::uuid, ${copy.editionId}::uuid, ${copy.textId}::uuid, 1, paragraph_count, word_count,
      ${membership.id}::uuid
    from ${editions} where group_id = ${reading.groupId} and id = ${reading.editionId}`);
  await copyParagraphs(tx, reading, { groupId: group.id, editionId: copy.editionId });
}

/** Its translations, each in the edition that is current, as those of its copy. */
export async function copyTranslations(
  tx: Transaction,
  { reading }: Granted<{ reading: Reading }, "reading.export">,
  { group, membership }: Importing,
  textId: string,
): Promise<void> {
  const found = await tx.execute<{ id: string; edition_id: string }>(sql`
    select id, current_edition_id as edition_id from ${translations}
    where group_id = ${reading.groupId} and text_id = ${reading.textId} order by id`);
  for (const { id, edition_id: from } of found) {
    const [translationId, editionId] = [newId(), newId()];
    await tx.execute(sql`
      insert into ${translations} (group_id, id, text_id, title, translators, date, language, direction, origin,
        licence, current_edition_id)
      select ${group.id}::uuid, ${translationId}::uuid, ${textId}::uuid, title, translators, date, language, direction,
        origin, licence, ${editionId}::uuid
      from ${translations} where group_id = ${reading.groupId} and id = ${id}`);
    await tx.execute(sql`
      insert into ${editions} (group_id, id, text_id, translation_id, number, paragraph_count, word_count, published_by)
      select ${group.id}::uuid, ${editionId}::uuid, ${textId}::uuid, ${translationId}::uuid, 1, paragraph_count, word_count,
        ${membership.id}::uuid
      from ${editions} where group_id = ${reading.groupId} and id = ${from}`);
    await copyParagraphs(tx, { groupId: reading.groupId, editionId: from }, { groupId: group.id, editionId });
  }
}

type EditionPlace = { groupId: string; editionId: string };

async function copyParagraphs(tx: Transaction, from: EditionPlace, to: EditionPlace): Promise<void> {
  await tx.execute(sql`
    insert into ${paragraphs} (group_id, edition_id, index, key, number, kind, text, marks, attrs)
    select ${to.groupId}::uuid, ${to.editionId}::uuid, index, key, number, kind, text, marks, attrs
    from ${paragraphs} where group_id = ${from.groupId} and edition_id = ${from.editionId}`);
}

/** Words at a passage that come along, as they stand in the edition that is read now. */
export type KeptWords = {
  reading_id: string;
  kind: AnnotationKind;
  audience: "group" | "me";
  tags: string[];
  start_key: string;
  end_key: string;
  passage: Passage;
  /** Null for a highlight. */
  body: Body | null;
};

/** The prompts of some readings, and what the organizer who asks has noted there for themselves; the oldest first. */
export const listKeptWords = (
  db: Db,
  { group, membership }: Ending,
  readingIds: readonly string[],
  limit: number,
): Promise<KeptWords[]> =>
  db.execute<KeptWords>(sql`
    select kept.reading_id, kept.kind, kept.audience, kept.tags, first.key as start_key, last.key as end_key,
      json_build_object('startIndex', place.start_index, 'startOffset', place.start_offset,
        'endIndex', place.end_index, 'endOffset', place.end_offset, 'quote', place.quote,
        'prefix', kept.prefix, 'suffix', kept.suffix) as passage,
      words.body
    from ${annotations} as kept
    join ${readings} on readings.group_id = kept.group_id and readings.id = kept.reading_id
    join ${placements} as place on place.group_id = kept.group_id and place.annotation_id = kept.id
      and place.edition_id = readings.edition_id
    join ${paragraphs} as first on first.group_id = place.group_id and first.edition_id = place.edition_id
      and first.index = place.start_index
    join ${paragraphs} as last on last.group_id = place.group_id and last.edition_id = place.edition_id
      and last.index = place.end_index
    left join ${posts} as opening on opening.group_id = kept.group_id and opening.annotation_id = kept.id
      and opening.parent_id is null and opening.author_id = kept.author_id and opening.deleted_at is null
      and opening.moderation = 'visible'
    left join ${postVersions} as words on words.group_id = opening.group_id and words.post_id = opening.id
      and words.version = opening.approved_version
    where kept.group_id = ${group.id} and kept.reading_id = any(${arrayOf([...readingIds])}::uuid[])
      and kept.deleted_at is null and kept.moderation = 'visible'
      and (kept.kind = 'prompt' and kept.audience = 'group' and words.body is not null
        or kept.audience = 'me' and kept.author_id = ${membership?.id ?? null}::uuid
          and (words.body is not null or kept.kind = 'highlight'))
    order by kept.number
    limit ${limit}`) as unknown as Promise<KeptWords[]>;

type PlanOfReading = ReadingPlan & {
  readingId: string;
  /** The assignments that it has made and that stand. */
  portionIds: string[];
};

export async function listPlans(
  db: Db,
  { group }: Granted<{ group: Group }, "group.begin-next-term">,
  readingIds: readonly string[],
): Promise<PlanOfReading[]> {
  const { share, calendar, title, instructions, targets, see, assignees, readingId } = plans;
  return db
    .select({
      readingId,
      share,
      calendar,
      title,
      instructions,
      targets,
      see,
      assignees,
      portionIds: sql<string[]>`(
        select coalesce(json_agg(portions.assignment_id), '[]') from portions
        join assignments on assignments.group_id = portions.group_id and assignments.id = portions.assignment_id
        where portions.group_id = plans.group_id and portions.reading_id = plans.reading_id
          and assignments.withdrawn_at is null)`,
    })
    .from(plans)
    .where(sql`${plans.groupId} = ${group.id} and ${readingId} = any(${arrayOf([...readingIds])}::uuid[])`);
}
