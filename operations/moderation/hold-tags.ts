import type { Transaction } from "@/db/client";
import { addLogEntry } from "@/db/queries/moderation-log";
import { openItemOn } from "@/db/queries/review-subjects";
import type { Moderation } from "@/domain/annotations";
import type { HoldReason } from "@/domain/moderation";
import { authorOf, type ReadingAccess } from "../access";
import { recordReview } from "./record-review";

/** Puts a highlight, or the tags of a thread, before the moderators: what others see of it is set before. */
export async function holdTags(
  tx: Transaction,
  access: ReadingAccess,
  annotationId: string,
  { heldFor, from }: { heldFor: HoldReason; from: Moderation | null },
): Promise<void> {
  const { group, reading } = access;
  const place = { readingId: reading.id, annotationId };
  const flagged = { kind: "flagged-annotation" as const, groupId: group.id, ...place };
  const item = await openItemOn(tx, { ...flagged, heldFor });
  await addLogEntry(tx, {
    ...{ groupId: group.id, action: "hold", subject: "annotation", by: null, about: authorOf(access), place },
    ...{ itemId: item.id, to: "held", reason: heldFor, ...(from && { from }) },
  });
  await recordReview(tx, access, "review.added", item);
}
