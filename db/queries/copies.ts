import { sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import type { Reading } from "@/domain/readings";
import type { ReadingPlan } from "@/domain/schedules/reading-plan";
import type { Db, Transaction } from "../client";
import { plans } from "../schema/plans";
import { editions, paragraphs, texts } from "../schema/texts";
import { arrayOf } from "./array-of";

type Importing = Granted<{ group: Group; membership: Membership }, "text.import">;

/** A text of one group as a text of another, with the edition that is read now: the same paragraphs under the same keys. */
export async function copyText(
  tx: Transaction,
  { reading }: Granted<{ reading: Reading }, "reading.export">,
  { group, membership }: Importing,
  copy: { textId: string; editionId: string },
): Promise<void> {
  await tx.execute(sql`
    insert into ${texts} (group_id, id, title, authors, language, direction, origin, licence, current_edition_id, copied_from)
    select ${group.id}::uuid, ${copy.textId}::uuid, title, authors, language, direction, origin, licence,
      ${copy.editionId}::uuid, id
    from ${texts} where group_id = ${reading.groupId} and id = ${reading.textId}`);
  await tx.execute(sql`
    insert into ${editions} (group_id, id, text_id, number, paragraph_count, word_count, published_by)
    select ${group.id}::uuid, ${copy.editionId}::uuid, ${copy.textId}::uuid, 1, paragraph_count, word_count,
      ${membership.id}::uuid
    from ${editions} where group_id = ${reading.groupId} and id = ${reading.editionId}`);
  await tx.execute(sql`
    insert into ${paragraphs} (group_id, edition_id, index, key, number, kind, text, marks, attrs)
    select ${group.id}::uuid, ${copy.editionId}::uuid, index, key, number, kind, text, marks, attrs
    from ${paragraphs} where group_id = ${reading.groupId} and edition_id = ${reading.editionId}`);
}

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
  const { share, calendar, title, instructions, targets, assignees, readingId } = plans;
  return db
    .select({
      readingId,
      share,
      calendar,
      title,
      instructions,
      targets,
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
