import type { Db } from "@/db/client";
import { countShownPosts } from "@/db/queries/moderation";
import { listEditAges, listPostAges } from "@/db/queries/posting-pace";
import type { Audience } from "@/domain/annotations";
import { bodyOfTags } from "@/domain/bodies/body-of-tags";
import type { Body } from "@/domain/bodies/body-schema";
import { hasLinks } from "@/domain/bodies/has-links";
import { FLOOD } from "@/domain/limits";
import { type HoldReason, hasListedWord, holdReason, holdsNothing } from "@/domain/moderation";
import { isFlood, memberForDays } from "@/domain/posting-pace";
import { authorOf, type GroupAccess } from "../access";
import { isFoundSpam } from "./ask-spam-check";

type Words = {
  body: Body;
  text: string;
  audience: Audience;
  isReply: boolean;
  /** Put in place of others, and only to mend them: that is no flood. */
  edit?: { isMending: boolean };
  /** What the spam check found, if it was asked. */
  isSpam?: boolean | undefined;
};

/** Why words wait for a moderator before others see them, as the group has chosen; null where they are shown at once. */
export async function whyHeld(
  db: Db,
  access: GroupAccess,
  { audience, body, text, isReply, edit, isSpam }: Words,
): Promise<HoldReason | null> {
  const settings = access.group.moderation;
  const isForOthers = audience === "group" || audience === "subgroup";
  if (holdsNothing(settings) || !isForOthers || access.looker.moderates) return null;
  const author = authorOf(access);
  const shown = settings.hold === "first-posts" ? await countShownPosts(db, author, settings.firstPosts) : 0;
  const listAges = edit ? listEditAges : listPostAges;
  const ages = settings.holdsFloods && !edit?.isMending ? await listAges(db, author, FLOOD.posts) : [];
  const why = holdReason(settings, {
    text,
    hasLinks: hasLinks(body),
    shown,
    memberForDays: memberForDays(author, new Date()),
    isFlood: isFlood({ ages }),
    isByModerator: false,
  });
  if (why !== null || !settings.asksSpamCheck) return why;
  return isFoundSpam({ body, text, isReply }, isSpam) ? "spam" : null;
}

type Tags = {
  audience: Audience;
  tags: readonly string[];
  /** Those of them that others have been shown: they wait only for a word that is listed. */
  shown?: readonly string[];
  isSpam?: boolean | undefined;
};

/** Tags are words too, also where there are no others: they wait as a post would. */
export async function whyTagsHeld(
  db: Db,
  access: GroupAccess,
  { audience, tags, shown = [], isSpam }: Tags,
): Promise<HoldReason | null> {
  const text = tags.join("\n");
  const fresh = tags.filter((tag) => !shown.includes(tag));
  if (fresh.length > 0)
    return whyHeld(db, access, { body: bodyOfTags(fresh), text, audience, isReply: false, isSpam });
  const isExempt = audience === "me" || access.looker.moderates;
  return !isExempt && hasListedWord(text, access.group.moderation.words) ? "words" : null;
}
