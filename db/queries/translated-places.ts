import type { Granted } from "@/domain/granted";
import type { PlaceInEdition } from "@/domain/next-edition/carry-passage";
import type { Reading } from "@/domain/readings";
import type { Transaction } from "../client";
import { placements } from "../schema/annotations";

type MayAnnotate = Granted<{ reading: Reading }, "reading.annotate" | "reading.set-prompt">;

/** Where a new annotation stands in the current edition of the translation whose words it is about. */
export async function insertTranslatedPlace(
  tx: Transaction,
  { reading }: MayAnnotate,
  annotationId: string,
  editionId: string,
  place: PlaceInEdition,
): Promise<void> {
  const { state, startIndex, startOffset, endIndex, endOffset, quote } = place;
  await tx.insert(placements).values({
    ...{ groupId: reading.groupId, annotationId, editionId, readingId: reading.id },
    ...{ state, startIndex, startOffset, endIndex, endOffset, quote },
  });
}
