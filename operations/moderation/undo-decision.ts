import { findDecidedItem } from "@/db/queries/review-subjects";
import { inTransaction } from "@/db/transaction";
import { Conflict, NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessReview } from "../access";
import { undoOnThing } from "./judge-thing";
import { reviewAgain } from "./review-again";
import { undoOnPost } from "./undo-on-post";

/**
 * Takes back what was decided last about something: it stands as it stood before. What was shown is shown again, a name is
 * given back, a reading taken up again; what was not shown yet waits again.
 * @throws Conflict where nothing of it is left to be taken back
 */
export async function undoDecision(viewer: Viewer, itemId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { subject } = await accessReview(tx, viewer, itemId);
    const { kind, id, groupId } = subject;
    if (kind === "request") throw new NotFound();
    const item = await findDecidedItem(tx, groupId, itemId);
    if (!item) throw new Conflict("review.stands-otherwise");
    if (kind === "post") return undoOnPost(tx, viewer, id, item);
    if (kind === "import") return reviewAgain(tx, viewer, subject, item);
    return undoOnThing(tx, viewer, { groupId, kind, id }, item);
  });
}
