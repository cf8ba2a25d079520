import { database } from "@/db/client";
import { type AnnotationRecord, listAnnotationRecords } from "@/db/queries/annotations";
import { PLACEMENTS_REPORTED } from "@/domain/limits";
import { countStates } from "@/domain/next-edition/edition-changes";
import { stepOf } from "@/domain/next-edition/place-annotations";
import type { PlacementState } from "@/domain/passages";
import type { PlacementReport } from "@/domain/wire/edition";
import { accessReading } from "../access";
import type { CorrectingAccess } from "./access-correcting";
import type { PreparedEdition } from "./prepare-edition";

/** What a prepared edition does to paragraphs and annotations. Numbers are of all, words of what the viewer may read. */
export async function reportPlacements(
  access: CorrectingAccess,
  prepared: PreparedEdition,
): Promise<PlacementReport> {
  const states: PlacementState[] = [];
  const items: PlacementReport["items"] = [];
  for (const { reading, placed } of prepared.readings) {
    const told = new Map<string, PlacementState>();
    for (const [id, { before, after }] of placed) {
      if (before.isDeleted) continue;
      const state = stepOf(prepared.passings, reading.editionId, before, after);
      states.push(state);
      if (state !== "exact" && state !== "moved") told.set(id, state);
    }
    if (told.size === 0 || items.length >= PLACEMENTS_REPORTED) continue;
    const at = await accessReading(database(), access.viewer, reading.id, "reading.read");
    const records = await listAnnotationRecords(database(), at, {
      ...{ ids: [...told.keys()], order: "place" as const },
      limit: PLACEMENTS_REPORTED - items.length,
    });
    for (const record of records.filter(isForOthers))
      items.push(itemOf(prepared, reading.id, record, told.get(record.id) ?? "lost"));
  }
  return { paragraphs: prepared.fates, annotations: countStates(states), items };
}

const isForOthers = ({ audience, is_whole }: AnnotationRecord): boolean => audience !== "me" && is_whole;

function itemOf(
  { paragraphs, readings }: PreparedEdition,
  readingId: string,
  record: AnnotationRecord,
  state: PlacementState,
): PlacementReport["items"][number] {
  const after = readings.find(({ reading }) => reading.id === readingId)?.placed.get(record.id)?.after;
  return {
    annotation: record.id,
    reading: readingId,
    author: { id: record.author_id, name: record.author_name, handle: record.author_handle },
    state,
    before: { paragraph: record.place_number, quote: record.place_quote || record.quote },
    after:
      !after || after.startIndex === null
        ? null
        : { paragraph: paragraphs[after.startIndex]?.number ?? null, quote: after.quote },
  };
}
