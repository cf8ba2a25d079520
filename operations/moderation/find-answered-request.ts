import { database } from "@/db/client";
import { findAnswer } from "@/db/queries/moderation-log";
import type { QueueRow } from "@/db/queries/review";
import type { Viewer } from "@/domain/viewer";
import type { ReviewItemWire } from "@/domain/wire/moderation";
import { accessReview } from "../access";
import { reviewItems } from "./review-wire";

const OF_NOTHING_ELSE = {
  ...{ reading_id: null, picture: null, post_id: null, annotation_id: null, import_id: null, name: null },
  ...{ held_for: null, appeal: null, message: null },
} satisfies Partial<QueueRow>;

/**
 * Who asked to join and was answered, for whoever comes second: by whom, and how. Null for all else. It is no line of the
 * queue, since nothing is kept of a request but its answer.
 */
export async function findAnsweredRequest(
  viewer: Viewer,
  itemId: string,
  version: number,
): Promise<ReviewItemWire | null> {
  const db = database();
  const { access, subject } = await accessReview(db, viewer, itemId);
  const step = subject.kind === "request" ? await findAnswer(db, subject.groupId, subject.id) : null;
  if (!step) return null;
  const at = step.at.toISOString();
  const [item] = await reviewItems(db, viewer, access, [
    {
      ...OF_NOTHING_ELSE,
      ...{ id: itemId, kind: "join-request", member_id: subject.id, version, created_at: at, cursor: "" },
      ...{ decision: step.action === "let-in" ? "approve" : "decline", note: step.reason },
      ...{ decided_by: step.byMemberId, decided_at: at },
    },
  ]);
  return item ?? null;
}
