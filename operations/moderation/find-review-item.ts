import { database } from "@/db/client";
import { findQueueRow } from "@/db/queries/review";
import type { Viewer } from "@/domain/viewer";
import type { ReviewItemWire } from "@/domain/wire/moderation";
import { accessReview } from "../access";
import { reviewItems } from "./review-wire";

/** Null for what waits no more and left nothing to show: who asked to join and was answered, a post that was deleted. */
export async function findReviewItem(viewer: Viewer, itemId: string): Promise<ReviewItemWire | null> {
  const db = database();
  const { access } = await accessReview(db, viewer, itemId);
  const row = await findQueueRow(db, access, itemId);
  const [item] = row ? await reviewItems(db, viewer, access, [row]) : [];
  return item ?? null;
}
