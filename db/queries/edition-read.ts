import { and, eq, isNull, sql } from "drizzle-orm";
import type { EditionRead, Reading } from "@/domain/readings";
import type { Cover, ReadingLooker } from "@/domain/visibility";
import type { Db } from "../client";
import { editions } from "../schema/texts";
import { coversFrom, coversOf } from "./covers";

/**
 * An archived reading goes on in its edition while others are published, and the one that is read now ends nowhere. Where
 * nothing stood in the reading there is nothing to be told of either.
 */
const readUntil = (reading: Reading) => sql<Date | null>`(
  select min(later.published_at) from editions as later
  where later.group_id = editions.group_id and later.text_id = editions.text_id
    and later.translation_id is null and later.number > editions.number
    and editions.id <> ${reading.editionId}::uuid
    and (later.id = ${reading.editionId}::uuid or exists (select from placements
      where placements.group_id = later.group_id and placements.reading_id = ${reading.id}::uuid
        and placements.edition_id = later.id)))`;

/** An edition of a reading's text by its number, and what see-rules keep from a looker there. */
export async function findEditionRead(
  db: Db,
  { reading, looker }: { reading: Reading; looker: ReadingLooker },
  number: number,
): Promise<(EditionRead & { covers: Cover[] }) | null> {
  const [found] = await db
    .select({
      editionId: editions.id,
      number: editions.number,
      paragraphCount: editions.paragraphCount,
      wordCount: editions.wordCount,
      publishedAt: editions.publishedAt,
      readUntil: readUntil(reading).mapWith(editions.publishedAt),
      covers: sql`${coversOf({
        groupId: sql`${editions.groupId}`,
        readingId: sql`${reading.id}::uuid`,
        editionId: sql`${editions.id}`,
        memberId: sql`${looker.memberId}::uuid`,
        moderates: sql`${looker.moderates}`,
      })}::text`.mapWith(coversFrom),
    })
    .from(editions)
    .where(
      and(
        eq(editions.groupId, reading.groupId),
        eq(editions.textId, reading.textId),
        isNull(editions.translationId),
        eq(editions.number, number),
      ),
    );
  return found ?? null;
}
