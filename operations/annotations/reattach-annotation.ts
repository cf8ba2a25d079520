import type { z } from "zod";
import { database, type Transaction } from "@/db/client";
import { findTranslationOfEdition } from "@/db/queries/translations";
import type { PlacementState } from "@/domain/passages";
import { Conflict, Forbidden } from "@/domain/problems";
import type { MovedFrom } from "@/domain/threads";
import type { Viewer } from "@/domain/viewer";
import type { AnnotationWire, newPlacement } from "@/domain/wire/annotation";
import { accessAnnotation, authorOf } from "../access";
import { noteReached } from "../assignments/note-reached";
import { changeThreadAs, isByAuthor, type MayKeep } from "../moderation/change-thread";
import { placeOf, placeOn, putAt, putBack } from "../moderation/thread-place";
import { findThread } from "./find-annotation";
import { placeInTurn, placePassage } from "./place-passage";

/** What an edition has left without its words, or on others than those that were chosen. */
const UNSETTLED: readonly PlacementState[] = ["lost", "changed", "paragraph"];

/**
 * Gives an annotation, whose words a new edition has changed or lost, the words that it is about now.
 * @throws Invalid when they are not in the text, Conflict when it has a place since
 */
export async function reattachAnnotation(
  viewer: Viewer,
  annotationId: string,
  { passage }: z.output<typeof newPlacement>,
): Promise<AnnotationWire> {
  const asked = await accessAnnotation(database(), viewer, annotationId, "annotation.reattach");
  // Before the transaction, in which a long text is not searched through.
  const found = await placeInTurn(database(), asked, passage);
  return changeThreadAs(viewer, annotationId, "annotation.reattach", async (tx, access) => {
    const before = await placeOf(tx, access);
    if (!UNSETTLED.includes(before.placement.state) || (await isBesideItsWords(tx, access, before)))
      throw new Conflict("placement.stands", {}, { current: await findThread(tx, access, annotationId) });
    const isSameEdition = found.editionId === access.reading.editionId;
    const placed = isSameEdition ? found : await placePassage(tx, access, passage);
    const from = { ...before, reattachedBy: authorOf(access).id };
    const step = await putAt(tx, access, { before: from, after: placeOn(placed), reason: "" });
    return { ...step, afterwards: () => noteOwn(tx, access, placed.passage.startIndex) };
  });
}

/** Words of a translation stand at whole paragraphs of the text from the beginning. */
const isBesideItsWords = async (
  tx: Transaction,
  access: MayKeep,
  { passage, placement }: MovedFrom,
): Promise<boolean> =>
  placement.state === "paragraph" && (await findTranslationOfEdition(tx, access, passage.editionId)) !== null;

/** What one has written for others may be enough now to see theirs there. */
async function noteOwn(tx: Transaction, access: MayKeep, startIndex: number): Promise<void> {
  if (isByAuthor(access) && access.annotation.audience !== "me") await noteReached(tx, access, startIndex);
}

/** Exactly as it was before. @throws Conflict where nobody re-attached it, or another edition is read since */
export async function takeReattachmentBack(viewer: Viewer, annotationId: string): Promise<void> {
  await changeThreadAs(viewer, annotationId, "annotation.reattach", async (tx, access, { movedFrom }) => {
    if (!movedFrom?.reattachedBy) throw new Conflict("placement.not-reattached");
    if (movedFrom.reattachedBy !== authorOf(access).id && !access.looker.moderates)
      throw new Forbidden("placement.not-yours");
    return putBack(tx, access, movedFrom);
  });
}
