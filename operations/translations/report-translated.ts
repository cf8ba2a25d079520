import { database } from "@/db/client";
import { listAnnotationRecords } from "@/db/queries/annotations";
import { PLACEMENTS_REPORTED } from "@/domain/limits";
import { countStates } from "@/domain/next-edition/edition-changes";
import { stepOf } from "@/domain/next-edition/place-annotations";
import type { PlacementReport } from "@/domain/wire/edition";
import { accessReading } from "../access";
import type { TranslatingAccess } from "./access-translating";
import type { PreparedTranslation } from "./prepare-translated";

/**
 * What a prepared edition of a translation does to its paragraphs and to annotations of its words. Numbers are of all but notes
 * to oneself, words of what the viewer may read.
 */
export async function reportTranslated(
  { viewer }: TranslatingAccess,
  { baseId, passings, placed, fates, paragraphs }: PreparedTranslation,
): Promise<PlacementReport> {
  const told = [...placed.values()]
    .filter(({ before }) => before.isTold)
    .map((one) => ({ ...one, state: stepOf(passings, baseId, one.before, one.after) }));
  const changed = told.filter(({ state }) => state !== "exact" && state !== "moved");
  const items: PlacementReport["items"] = [];
  for (const reading of new Set(changed.map(({ before }) => before.readingId))) {
    const some = changed.filter(({ before }) => before.readingId === reading);
    if (items.length >= PLACEMENTS_REPORTED) break;
    const at = await accessReading(database(), viewer, reading, "reading.read");
    const records = await listAnnotationRecords(database(), at, {
      ...{ ids: some.map(({ before }) => before.id), order: "place" as const },
      limit: PLACEMENTS_REPORTED - items.length,
    });
    const known = new Map(some.map((one) => [one.before.id, one]));
    for (const record of records.filter(({ audience, is_whole }) => audience !== "me" && is_whole)) {
      const { before, after, state } = known.get(record.id) as (typeof told)[number];
      items.push({
        ...{ annotation: record.id, reading, state },
        author: { id: record.author_id, name: record.author_name, handle: record.author_handle },
        before: { paragraph: record.place_number, quote: before.quote || before.chosen.quote },
        after:
          after.startIndex === null
            ? null
            : { paragraph: paragraphs[after.startIndex]?.number ?? null, quote: after.quote },
      });
    }
  }
  return { paragraphs: fates, annotations: countStates(told.map(({ state }) => state)), items };
}
