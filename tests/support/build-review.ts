import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { ModerationSettings } from "@/domain/moderation";
import type { Viewer } from "@/domain/viewer";
import { newDecision, newFlag, type ReviewItemWire } from "@/domain/wire/moderation";
import { editGroup } from "@/operations/groups/edit-group";
import { decideItem } from "@/operations/moderation/decide-item";
import { findReviewItem } from "@/operations/moderation/find-review-item";
import { flagAnnotation } from "@/operations/moderation/flag-annotation";
import { flagName } from "@/operations/moderation/flag-name";
import { flagPost } from "@/operations/moderation/flag-post";

type Flag = Parameters<typeof newFlag.parse>[0];

export const flag = (viewer: Viewer, postId: string, sent: Partial<{ reason: string; note: string }> = {}) =>
  flagPost(viewer, postId, newFlag.parse({ reason: "off-text", ...sent } satisfies Flag));

/** What waits about a post, a highlight, a text or a name, as a moderator sees it. */
export async function itemAbout(moderator: Viewer, thingId: string): Promise<ReviewItemWire | null> {
  const [row] = await database().execute<{ id: string }>(sql`
    select id from review_items
    where coalesce(post_id, annotation_id, member_id, reading_id) = ${thingId}::uuid and decided_at is null`);
  return row ? findReviewItem(moderator, row.id) : null;
}

const because = (sent: Partial<{ reason: string; note: string }>) =>
  newFlag.parse({ reason: "off-text", ...sent } satisfies Flag);

export const flagHighlight = (
  viewer: Viewer,
  annotationId: string,
  sent: Partial<{ reason: string; note: string }> = {},
) => flagAnnotation(viewer, annotationId, because(sent));

export const flagMember = (
  viewer: Viewer,
  slug: string,
  memberId: string,
  sent: Partial<{ reason: string; note: string }> = {},
) => flagName(viewer, slug, memberId, because(sent));

/** Decides on what waits about something, as it stands. */
export async function decide(
  moderator: Viewer,
  thingId: string,
  sent: { action: string; note?: string },
): Promise<ReviewItemWire | null> {
  const item = await itemAbout(moderator, thingId);
  if (!item) throw new Error("Nothing waits about this.");
  const givenName = (number: string) => `Member ${number}`;
  return decideItem(moderator, item.id, newDecision.parse({ version: item.version, ...sent }), givenName);
}

/** What the group wants looked at before it is shown. */
export const moderate = (organizer: Viewer, slug: string, moderation: Partial<ModerationSettings>) =>
  editGroup(organizer, slug, { moderation });
