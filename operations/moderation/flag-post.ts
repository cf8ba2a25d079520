import type { z } from "zod";
import { database, type Transaction } from "@/db/client";
import { lockAnnotation } from "@/db/queries/annotations";
import { addFlag, countHidingFlags } from "@/db/queries/flags";
import { lockPost } from "@/db/queries/moderation";
import { addLogEntry } from "@/db/queries/moderation-log";
import { addNotices } from "@/db/queries/notices";
import { type ItemRow, openItem } from "@/db/queries/review";
import { inTransaction } from "@/db/transaction";
import type { Granted } from "@/domain/granted";
import { FLAGGING } from "@/domain/limits";
import { Problem } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { FlagWire, newFlag } from "@/domain/wire/moderation";
import { accessPost, authorOf, type PostAccess } from "../access";
import { spend } from "../limits/spend";
import { judgePost } from "./judge-post";
import { recordReview } from "./record-review";

/**
 * Asks the moderators to look at a post. Each member has one flag in an item that is open: sent again it says what they
 * say now. Its author never learns of it, unless enough of them hide the post.
 */
export async function flagPost(
  viewer: Viewer,
  postId: string,
  { reason, note }: z.output<typeof newFlag>,
): Promise<FlagWire> {
  const { membership } = await accessPost(database(), viewer, postId, "post.flag");
  await spend(`flagging:${membership?.userId}`, FLAGGING);
  return inTransaction(async (tx) => {
    const access = await accessPost(tx, viewer, postId, "post.flag");
    const { group, reading, annotation, post } = access;
    const flagger = authorOf(access);
    const place = { groupId: group.id, readingId: reading.id, postId: post.id };
    await lockAnnotation(tx, group.id, annotation.id);
    await lockPost(tx, group.id, post.id);
    const item = await openItem(tx, place, { kind: "flagged-post" });
    const { id, createdAt, isNew } = await addFlag(tx, item, { flaggerId: flagger.id, reason, note });
    if (isNew)
      await addLogEntry(tx, {
        groupId: group.id,
        action: "flag",
        by: flagger,
        about: null,
        place: { readingId: reading.id, annotationId: annotation.id, postId: post.id },
        itemId: item.id,
        reason: note === "" ? reason : `${reason}: ${note}`,
      });
    await hideByFlags(tx, access, item);
    await recordReview(tx, access, "review.added", item);
    return { id, reason, note, createdAt: createdAt.toISOString() };
  });
}

/** Where the group has chosen so, enough flags hide a post until a moderator has looked; never those of who organizes it. */
async function hideByFlags(
  tx: Transaction,
  access: Granted<PostAccess, "post.flag">,
  item: ItemRow,
): Promise<void> {
  const { group, post } = access;
  const { flagsToHide } = group.moderation;
  if (flagsToHide === null || post.moderation !== "visible") return;
  if ((await countHidingFlags(tx, item)) < flagsToHide) return;
  try {
    const { author } = await judgePost(tx, access, {
      ...{ decision: "hide", action: "hide-by-flags", by: null, note: "", itemId: item.id },
    });
    const about = { userId: author.userId, groupId: group.id, reviewItemId: item.id };
    await addNotices(tx, [{ kind: "judged", ...about }]);
  } catch (thrown) {
    // Somebody has hidden or deleted it in this moment: the flag stands all the same.
    if (!(thrown instanceof Problem)) throw thrown;
  }
}
