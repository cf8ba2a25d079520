import type { z } from "zod";
import { addLogEntry, hasAppealed } from "@/db/queries/moderation-log";
import { lockHighlight, openItemOn } from "@/db/queries/review-subjects";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { appeal } from "@/domain/wire/moderation";
import { accessAnnotation, authorOf } from "../access";
import { recordReview } from "./record-review";

/** Its author asks that a highlight that was hidden be looked at again. @throws Conflict the second time */
export async function appealHighlight(
  viewer: Viewer,
  id: string,
  { note }: z.output<typeof appeal>,
): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessAnnotation(tx, viewer, id, "annotation.appeal");
    const { group, reading, annotation } = access;
    const author = authorOf(access);
    const place = { readingId: reading.id, annotationId: annotation.id };
    const locked = await lockHighlight(tx, group.id, annotation.id);
    const judged = { groupId: group.id, annotationId: annotation.id };
    if (locked?.moderation !== "hidden" || (await hasAppealed(tx, judged)))
      throw new Conflict("post.no-appeal");
    const kind = "flagged-annotation" as const;
    const item = await openItemOn(tx, { kind, groupId: group.id, ...place, appeal: note });
    await addLogEntry(tx, {
      ...{ groupId: group.id, action: "appeal", subject: "annotation", by: author, about: author },
      ...{ place, itemId: item.id, reason: note },
    });
    await recordReview(tx, access, "review.added", item);
  });
}
