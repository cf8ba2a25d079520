import type { Db } from "@/db/client";
import { countShownPosts } from "@/db/queries/moderation";
import type { Audience } from "@/domain/annotations";
import type { Body } from "@/domain/bodies/body-schema";
import { hasLinks } from "@/domain/bodies/has-links";
import { type HoldReason, holdReason, holdsNothing } from "@/domain/moderation";
import { authorOf, type GroupAccess } from "../access";

type Words = { body: Body; text: string };

/** Why words wait for a moderator before others see them, as the group has chosen; null where they are shown at once. */
export async function whyHeld(
  db: Db,
  access: GroupAccess,
  { audience, body, text }: Words & { audience: Audience },
): Promise<HoldReason | null> {
  const settings = access.group.moderation;
  const isForOthers = audience === "group" || audience === "subgroup";
  if (holdsNothing(settings) || !isForOthers || access.looker.moderates) return null;
  const shown =
    settings.hold === "first-posts" ? await countShownPosts(db, authorOf(access), settings.firstPosts) : 0;
  return holdReason(settings, { text, hasLinks: hasLinks(body), shown, isByModerator: false });
}
