import { database } from "@/db/client";
import { findDecidedItem } from "@/db/queries/review-subjects";
import { inTransaction } from "@/db/transaction";
import { isReviewedThing } from "@/domain/flagging";
import { Conflict, NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessReview } from "../access";
import { restoreThing } from "./judge-thing";
import { restorePost } from "./restore-post";
import { reviewAgain } from "./review-again";

/**
 * Takes back what was decided: what was hidden is shown again, a name is given back, a reading taken up again; what was
 * returned or declined waits again.
 * @throws Conflict where nothing of it is left to be taken back
 */
export async function undoDecision(viewer: Viewer, itemId: string): Promise<void> {
  const { subject } = await accessReview(database(), viewer, itemId);
  if (subject.kind === "request") throw new NotFound();
  if (subject.kind === "post") return restorePost(viewer, subject.id);
  await inTransaction(async (tx) => {
    const { subject: thing } = await accessReview(tx, viewer, itemId);
    const item = await findDecidedItem(tx, thing.groupId, itemId);
    if (!isReviewedThing(thing.kind) || !item) throw new Conflict("review.stands-otherwise");
    const { kind } = thing;
    if (kind === "import") await reviewAgain(tx, viewer, thing, item);
    else await restoreThing(tx, viewer, { ...thing, kind }, item);
  });
}
