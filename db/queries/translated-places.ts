import { and, eq } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { PlaceInEdition } from "@/domain/next-edition/carry-passage";
import type { Reading } from "@/domain/readings";
import type { Transaction } from "../client";
import { placements } from "../schema/annotations";
import { translations } from "../schema/texts";

type MayAnnotate = Granted<{ reading: Reading }, "reading.annotate" | "reading.set-prompt">;

/** The edition that is current; it stays so until the commit, so that what is placed in that is placed in the current one. */
export async function holdTranslation(tx: Transaction, groupId: string, id: string): Promise<string | null> {
  const [row] = await tx
    .select({ editionId: translations.currentEditionId })
    .from(translations)
    .where(and(eq(translations.groupId, groupId), eq(translations.id, id)))
    .for("share");
  return row?.editionId ?? null;
}

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
