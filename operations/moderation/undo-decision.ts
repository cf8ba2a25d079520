import { database } from "@/db/client";
import { findDecidedItem } from "@/db/queries/review-subjects";
import { inTransaction } from "@/db/transaction";
import { isFlaggedThing } from "@/domain/flagging";
import { Conflict, NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessReview } from "../access";
import { restoreThing } from "./judge-thing";
import { restorePost } from "./restore-post";

/**
 * Takes back what was decided: what was hidden is shown again, a name is given back, a reading taken up again.
 * @throws Conflict where nothing of it is left to be taken back
 */
export async function undoDecision(viewer: Viewer, itemId: string): Promise<void> {
  const { subject } = await accessReview(database(), viewer, itemId);
  if (subject.kind === "request") throw new NotFound();
  if (subject.kind === "post") return restorePost(viewer, subject.id);
  await inTransaction(async (tx) => {
    const { subject: thing } = await accessReview(tx, viewer, itemId);
    const item = await findDecidedItem(tx, thing.groupId, itemId);
    if (!isFlaggedThing(thing.kind) || !item) throw new Conflict("review.stands-otherwise");
    await restoreThing(tx, viewer, { ...thing, kind: thing.kind }, item);
  });
}
