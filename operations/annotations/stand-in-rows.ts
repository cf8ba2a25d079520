import type { Db } from "@/db/client";
import type { AnnotationRecord, ChosenIn } from "@/db/queries/annotations";
import type { Granted } from "@/domain/granted";
import { type SetTranslation, stretchInRows } from "@/domain/set-translation";
import type { ReadingAccess } from "../access";
import { readTranslation } from "../readings/read-edition";

const NOWHERE = {
  ...{ state: "lost" as const, startIndex: null, startOffset: null, endIndex: null, endOffset: null },
  quote: "",
};

/** What was chosen in a translation is told as it stands in the rows of the edition that is read now. */
export async function standInRows(
  db: Db,
  access: Granted<ReadingAccess>,
  records: AnnotationRecord[],
): Promise<AnnotationRecord[]> {
  const editionIds = new Set(records.flatMap(({ chosen_in }) => chosen_in?.editionId ?? []));
  if (editionIds.size === 0) return records;
  const sets = new Map<string, SetTranslation>();
  for (const id of editionIds) sets.set(id, await readTranslation(db, access, id));
  return records.map((record) => {
    const { chosen_in: chosenIn } = record;
    const set = chosenIn && sets.get(chosenIn.editionId);
    return set ? { ...record, chosen_in: inRows(set, chosenIn) } : record;
  });
}

function inRows(set: SetTranslation, chosenIn: ChosenIn): ChosenIn {
  const { startIndex, startOffset, endIndex, endOffset } = chosenIn;
  if (startIndex === null || startOffset === null || endIndex === null || endOffset === null)
    return { ...chosenIn, ...NOWHERE };
  return {
    ...chosenIn,
    ...(stretchInRows(set, { startIndex, startOffset, endIndex, endOffset }) ?? NOWHERE),
  };
}
