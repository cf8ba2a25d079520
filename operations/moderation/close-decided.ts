import type { Transaction } from "@/db/client";
import { addNotices } from "@/db/queries/notices";
import { closeItem, type ItemRow, listFlaggers, openItem } from "@/db/queries/review";
import type { Granted } from "@/domain/granted";
import { type Decision, needsNote } from "@/domain/moderation";
import { Conflict, Invalid } from "@/domain/problems";
import { authorOf, type PostAccess } from "../access";
import { judgePost } from "./judge-post";
import { recordReview } from "./record-review";

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
    const { groupId, readingId, postId } = item;
    await openItem(tx, { groupId, readingId, postId }, { kind: "held-post", heldFor: "edit" });
  }
  await tellOf(tx, item, decision, judged.author.userId);
  await recordReview(tx, access, "review.decided", item);
}

/** The author hears what changed for them, and what became of an appeal; who flagged hears that it was looked at. */
async function tellOf(tx: Transaction, item: ItemRow, decision: Decision, userId: string): Promise<void> {
  const { groupId, id: reviewItemId } = item;
  const concernsAuthor = decision !== "keep" || item.kind === "appealed-post";
  const flaggers = await listFlaggers(tx, item);
  await addNotices(tx, [
    ...(concernsAuthor ? [{ kind: "judged" as const, userId, groupId, reviewItemId }] : []),
    ...flaggers.map((flagger) => ({
      ...{ kind: "flag-decided" as const, userId: flagger.userId, groupId, reviewItemId },
    })),
  ]);
}
