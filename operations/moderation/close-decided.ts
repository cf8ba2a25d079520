import type { Transaction } from "@/db/client";
import { closeItem, type ItemRow, openItem } from "@/db/queries/review";
import type { Granted } from "@/domain/granted";
import { type Decision, needsNote } from "@/domain/moderation";
import { Conflict, Invalid } from "@/domain/problems";
import { authorOf, type PostAccess } from "../access";
import { judgePost } from "./judge-post";
import { recordReview } from "./record-review";
import { tellOfDecision } from "./tell-of-decision";

/** Carries out what a moderator decides on the item about a post, and tells whom it concerns. The item is locked. */
export async function closeDecided(
  tx: Transaction,
  access: Granted<PostAccess, "post.moderate">,
  item: ItemRow,
  { decision, note }: { decision: Decision; note: string },
): Promise<void> {
  if (needsNote(decision) && note === "") throw new Invalid("note.missing", {}, { field: "note" });
  const by = authorOf(access);
  const judged = await judgePost(tx, access, { decision, by, note, itemId: item.id });
  if (!(await closeItem(tx, item, { decision, byMemberId: by.id, note })))
    throw new Conflict("review.decided-already");
  // An edit that waited behind what was hidden waits again.
  if (decision === "restore" && judged.pending === "held") {
    const { group, reading, post } = access;
    const place = { groupId: group.id, readingId: reading.id, postId: post.id };
    await openItem(tx, place, { kind: "held-post", heldFor: "edit" });
  }
  const concernsAuthor = decision !== "keep" || item.kind === "appealed-post";
  await tellOfDecision(tx, item, concernsAuthor ? judged.author.userId : null);
  await recordReview(tx, access, "review.decided", item);
}
