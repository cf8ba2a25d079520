import type { Transaction } from "@/db/client";
import { lockAnnotation } from "@/db/queries/annotations";
import { lockPost } from "@/db/queries/moderation";
import { removeJudgedNotices } from "@/db/queries/notices";
import { type ItemRow, openItem } from "@/db/queries/review";
import { findWayBack } from "@/db/queries/ways-back";
import { isTakenAway } from "@/domain/moderation";
import { Conflict } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessPost, authorOf } from "../access";
import { closeDecided } from "./close-decided";
import { judgePost } from "./judge-post";
import { recordReview } from "./record-review";

/**
 * A post stands again as it stood before it was hidden or returned: what had not been shown then waits, or is its author's.
 * @throws Conflict where it stands otherwise by now, or something else was decided about it since
 */
export async function undoOnPost(
  tx: Transaction,
  viewer: Viewer,
  postId: string,
  decided: ItemRow,
): Promise<void> {
  const access = await accessPost(tx, viewer, postId, "post.moderate");
  const { group, reading, annotation, post } = access;
  await lockAnnotation(tx, group.id, annotation.id);
  const locked = await lockPost(tx, group.id, post.id);
  const back = locked && isTakenAway(locked) ? await findWayBack(tx, decided) : null;
  if (!back) throw new Conflict("review.stands-otherwise");
  const place = { groupId: group.id, readingId: reading.id, postId: post.id };
  if (back.way === "show") {
    const item = await openItem(tx, place, { kind: "flagged-post" });
    return closeDecided(tx, access, item, { decision: "restore", note: "" });
  }
  // Its author is told no more what was decided by mistake.
  await removeJudgedNotices(tx, { groupId: group.id, reviewItemId: decided.id });
  const judgement = { decision: "restore" as const, by: authorOf(access), note: "" };
  if (back.way === "return") {
    await judgePost(tx, access, { ...judgement, backTo: "returned", itemId: decided.id });
    return;
  }
  const item = await openItem(tx, place, {
    kind: "held-post",
    ...(back.heldFor && { heldFor: back.heldFor }),
  });
  await judgePost(tx, access, { ...judgement, backTo: "held", itemId: item.id });
  await recordReview(tx, access, "review.added", item);
}
