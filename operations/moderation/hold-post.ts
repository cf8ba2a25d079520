import type { Transaction } from "@/db/client";
import { addLogEntry } from "@/db/queries/moderation-log";
import { openItem } from "@/db/queries/review";
import type { HoldReason } from "@/domain/moderation";
import { authorOf, type ReadingAccess } from "../access";
import { recordReview } from "./record-review";

/** Puts words that wait before the moderators, in the transaction that wrote them. */
export async function holdPost(
  tx: Transaction,
  access: ReadingAccess,
  { annotationId, postId }: { annotationId: string; postId: string },
  heldFor: HoldReason,
): Promise<void> {
  const { group, reading } = access;
  const author = authorOf(access);
  const item = await openItem(
    tx,
    { groupId: group.id, readingId: reading.id, postId },
    { kind: "held-post", heldFor },
  );
  await addLogEntry(tx, {
    groupId: group.id,
    action: heldFor === "resubmitted" ? "resubmit" : "hold",
    by: heldFor === "resubmitted" ? author : null,
    about: author,
    place: { readingId: reading.id, annotationId, postId },
    itemId: item.id,
    to: "held",
    reason: heldFor,
  });
  await recordReview(tx, access, "review.added", item);
}
