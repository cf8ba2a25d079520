import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { ModerationSettings } from "@/domain/moderation";
import type { Viewer } from "@/domain/viewer";
import { newDecision, newFlag, type ReviewItemWire } from "@/domain/wire/moderation";
import { editGroup } from "@/operations/groups/edit-group";
import { decideItem } from "@/operations/moderation/decide-item";
import { findReviewItem } from "@/operations/moderation/find-review-item";
import { flagPost } from "@/operations/moderation/flag-post";

type Flag = Parameters<typeof newFlag.parse>[0];

export const flag = (viewer: Viewer, postId: string, sent: Partial<{ reason: string; note: string }> = {}) =>
  flagPost(viewer, postId, newFlag.parse({ reason: "off-text", ...sent } satisfies Flag));

/** What waits about a post, as a moderator sees it. */
export async function itemAbout(moderator: Viewer, postId: string): Promise<ReviewItemWire | null> {
  const [row] = await database().execute<{ id: string }>(sql`
    select id from review_items where post_id = ${postId}::uuid and decided_at is null`);
  return row ? findReviewItem(moderator, row.id) : null;
}

/** Decides on what waits about a post, as it stands. */
export async function decide(
  moderator: Viewer,
  postId: string,
  sent: { action: string; note?: string },
): Promise<ReviewItemWire | null> {
  const item = await itemAbout(moderator, postId);
  if (!item) throw new Error("Nothing waits about this post.");
  return decideItem(moderator, item.id, newDecision.parse({ version: item.version, ...sent }));
}

/** What the group wants looked at before it is shown. */
export const moderate = (organizer: Viewer, slug: string, moderation: Partial<ModerationSettings>) =>
  editGroup(organizer, slug, { moderation });
