import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import type { ItemRow } from "@/db/queries/review";
import { actorOf } from "@/domain/viewer";
import type { GroupAccess } from "../access";

/** What happened in a group's queue; the last of its transaction. */
export async function recordReview(
  tx: Transaction,
  { group, viewer }: GroupAccess,
  kind: "review.added" | "review.decided" | "review.withdrawn",
  { id, postId }: Pick<ItemRow, "id" | "postId">,
): Promise<void> {
  await recordEvent(tx, {
    streamId: group.id,
    kind,
    groupId: group.id,
    byUserId: actorOf(viewer),
    subject: { reviewItemId: id, ...(postId !== null && { postId }) },
  });
}
