import type { Transaction } from "@/db/client";
import { addLogEntry } from "@/db/queries/moderation-log";
import { findOpenItem } from "@/db/queries/review";
import type { Moderation } from "@/domain/annotations";
import { type AnnotationAccess, authorOf } from "../access";
import { recordReview } from "./record-review";

type Deleted = { postId: string | null; from: Moderation };

/** What somebody writes for themselves alone, and takes away, is told nobody. */
const isOwnAffair = ({ annotation }: AnnotationAccess): boolean => annotation.audience === "me";

/** An author's own deletion is a step of the log: who, when and what state it had, and no words. */
export async function logDeletion(
  tx: Transaction,
  access: AnnotationAccess,
  { postId, from }: Deleted,
): Promise<void> {
  if (isOwnAffair(access)) return;
  const { group, reading, annotation } = access;
  const author = authorOf(access);
  await addLogEntry(tx, {
    ...{ groupId: group.id, action: "delete", by: author, about: author, from, to: "deleted" },
    ...(postId === null && { subject: "annotation" }),
    place: { readingId: reading.id, annotationId: annotation.id, ...(postId !== null && { postId }) },
  });
}

/** What waited about what was deleted waits no more, which open queues hear; the last of its transaction. */
export async function tellQueueOfDeletion(
  tx: Transaction,
  access: AnnotationAccess,
  ids: { postId: string | null; annotationId: string | null },
): Promise<void> {
  const item = isOwnAffair(access) ? null : await findOpenItem(tx, access.group.id, ids);
  if (item) await recordReview(tx, access, "review.withdrawn", item);
}
