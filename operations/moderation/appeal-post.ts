import type { z } from "zod";
import { lockPost } from "@/db/queries/moderation";
import { addLogEntry, hasAppealed } from "@/db/queries/moderation-log";
import { openItem } from "@/db/queries/review";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { appeal } from "@/domain/wire/moderation";
import { accessPost, authorOf } from "../access";
import { recordReview } from "./record-review";

/** Its author asks that what was hidden be looked at again. @throws Conflict the second time */
export async function appealPost(
  viewer: Viewer,
  postId: string,
  { note }: z.output<typeof appeal>,
): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessPost(tx, viewer, postId, "post.appeal");
    const { group, reading, annotation, post } = access;
    const author = authorOf(access);
    const locked = await lockPost(tx, group.id, post.id);
    if (locked?.moderation !== "hidden" || (await hasAppealed(tx, { groupId: group.id, postId: post.id })))
      throw new Conflict("post.no-appeal");
    const place = { groupId: group.id, readingId: reading.id, postId: post.id };
    const item = await openItem(tx, place, { kind: "appealed-post", appeal: note });
    await addLogEntry(tx, {
      groupId: group.id,
      action: "appeal",
      by: author,
      about: author,
      place: { readingId: reading.id, annotationId: annotation.id, postId: post.id },
      itemId: item.id,
      reason: note,
    });
    await recordReview(tx, access, "review.added", item);
  });
}
