import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { addLogEntry } from "@/db/queries/moderation-log";
import { removeJudgedNotices } from "@/db/queries/notices";
import type { ItemRow } from "@/db/queries/review";
import { lockHighlight, openItemOn, setHighlight } from "@/db/queries/review-subjects";
import { annotationState } from "@/domain/annotations";
import type { HoldReason } from "@/domain/moderation";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessAnnotation, authorOf } from "../access";
import { recordReview } from "./record-review";

/** Tags that were never shown wait again for a moderator, and nobody was told otherwise. */
export async function holdHighlightAgain(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  decided: ItemRow,
  heldFor: HoldReason | null,
): Promise<void> {
  const access = await accessAnnotation(tx, viewer, id, "annotation.judge");
  const { group, reading, annotation } = access;
  const locked = await lockHighlight(tx, group.id, annotation.id);
  if (!locked || locked.moderation === "visible") throw new Conflict("review.stands-otherwise");
  await removeJudgedNotices(tx, { groupId: group.id, reviewItemId: decided.id });
  await setHighlight(tx, group.id, annotation.id, { moderation: "held" });
  const place = { readingId: reading.id, annotationId: annotation.id };
  const flagged = { kind: "flagged-annotation" as const, groupId: group.id, ...place };
  const item = await openItemOn(tx, { ...flagged, ...(heldFor && { heldFor }) });
  await addLogEntry(tx, {
    ...{ groupId: group.id, action: "restore", subject: "annotation", by: authorOf(access), place },
    ...{ about: locked.author, itemId: item.id, from: locked.moderation, to: "held" },
  });
  await recordEvent(tx, {
    streamId: reading.id,
    kind: "annotation.edited",
    groupId: group.id,
    byUserId: actorOf(viewer),
    subject: {
      annotationId: annotation.id,
      annotationBefore: annotationState({ ...annotation, moderation: locked.moderation }),
    },
  });
  await recordReview(tx, access, "review.added", item);
}
