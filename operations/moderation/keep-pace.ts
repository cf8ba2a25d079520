import type { Db } from "@/db/client";
import {
  type EarlierPost,
  findRepliesUntil,
  listEarlierPosts,
  listPostAges,
} from "@/db/queries/posting-pace";
import type { Audience } from "@/domain/annotations";
import type { Group, Membership } from "@/domain/groups";
import { FLOOD, NEW_POSTS_MOST } from "@/domain/limits";
import { isStopped, looksBack, memberForDays, sameWords, shutAt, waitFor } from "@/domain/posting-pace";
import { Conflict, NotNow, TooMany } from "@/domain/problems";
import { wallTimeOf } from "@/domain/wall-time";
import { absoluteUrl } from "@/lib/env";
import { type AnnotationAccess, authorOf, type GroupAccess } from "../access";
import { readingPath } from "../readings/reading-wire";

/** What is to be written: without words it is a plain highlight. */
type Coming = { audience: Audience; hasWords: boolean };

const isUnderRules = ({ looker }: GroupAccess, audience: Audience): boolean =>
  audience !== "me" && !looker.moderates;

/** A group that has none of these rules is asked nothing more. */
const mayBeStopped = (access: GroupAccess, coming: Coming, now: Date): boolean => {
  const { moderation, timeZone } = access.group;
  return isUnderRules(access, coming.audience) && isStopped(shutAt(moderation, timeZone, now), coming);
};

/** @throws NotNow where nobody but moderators writes at this time */
export function refuseShut(access: GroupAccess, coming: Coming, now: Date): void {
  if (!mayBeStopped(access, coming, now)) return;
  const { moderation, timeZone: zone } = access.group;
  const shut = shutAt(moderation, zone, now);
  if (shut?.why === "closed") throw new NotNow("posting.closed", { at: told(shut.at, zone), zone }, null);
  if (shut?.why === "quiet") {
    const at = told(shut.until, zone).slice("2027-01-12 ".length);
    throw new NotNow("posting.quiet", { at, zone }, secondsTo(shut.until, now));
  }
}

/** On the group's clocks, as `2027-01-12 19:00`: whoever asked for it may read it in any language. */
const told = (at: Date, zone: string) => wallTimeOf(at, zone).replace("T", " ");
const secondsTo = (at: Date, now: Date) => Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000));

/** @throws NotNow where an assignment's time for replies is over, and the group has said that they then close */
export async function refuseLateReply(db: Db, access: AnnotationAccess, now: Date): Promise<void> {
  const { group, reading, annotation } = access;
  if (!mayComeLate(access) || annotation.startIndex === null) return;
  const until = await findRepliesUntil(db, {
    ...{ groupId: group.id, readingId: reading.id, editionId: reading.editionId },
    ...{ memberId: authorOf(access).id, index: annotation.startIndex },
  });
  const zone = group.timeZone;
  if (until !== null && until <= now)
    throw new NotNow("posting.replies-closed", { at: told(until, zone), zone }, null);
}

const mayComeLate = (access: AnnotationAccess): boolean =>
  access.group.moderation.repliesClose && isUnderRules(access, access.annotation.audience);

/** Where posts of one member are written one after the other, so that two at once are not each the only one: their place. */
export const turnOf = (access: GroupAccess, { audience, hasWords }: Coming) =>
  hasWords && looksBack(access.group.moderation) && isUnderRules(access, audience) ? authorOf(access) : null;

/** Whether a rule may refuse it, or has to look back first: then it is written in a transaction of its own. */
export const isToBeTried = (access: GroupAccess, coming: Coming, now: Date): boolean =>
  mayBeStopped(access, coming, now) || turnOf(access, coming) !== null;

export const isReplyToBeTried = (access: AnnotationAccess, now: Date): boolean =>
  mayComeLate(access) || isToBeTried(access, { audience: access.annotation.audience, hasWords: true }, now);

/**
 * For words on their way to others, their author's turn being held. `text`: null where they are tags, which may be the same
 * in many places.
 * @throws TooMany where they come too soon after others, Conflict where they stand here already
 */
export async function keepPace(
  db: Db,
  access: GroupAccess,
  { audience, text }: { audience: Audience; text: string | null },
  now: Date,
): Promise<void> {
  const author = turnOf(access, { audience, hasWords: true });
  if (author === null) return;
  const { secondsBetween, newPostsADay } = access.group.moderation;
  if (secondsBetween !== null || newPostsADay !== null) {
    const ages = await listPostAges(db, author, Math.max(FLOOD.posts, NEW_POSTS_MOST));
    const wait = waitFor(access.group.moderation, { ages, memberForDays: memberForDays(author, now) });
    if (wait)
      throw new TooMany(`posting.${wait.why}`, wait.seconds, {
        seconds: wait.seconds,
        posts: newPostsADay ?? 0,
      });
  }
  if (text !== null) await refuseRepeat(db, access, author, text);
}

/** @throws Conflict where they said the same elsewhere today, and the group does not want it twice */
export async function refuseRepeat(
  db: Db,
  { group }: GroupAccess,
  author: Pick<Membership, "groupId" | "id">,
  text: string,
  { besides = null }: { besides?: string | null } = {},
): Promise<void> {
  const wanted = group.moderation.refusesRepeats ? sameWords(text) : null;
  if (wanted === null) return;
  const earlier = await listEarlierPosts(db, author);
  const same = earlier.find((post) => post.id !== besides && sameWords(post.text) === wanted);
  if (same) throw new Conflict("posting.repeated", { url: placeOf(group, same) }, { post: same.id });
}

function placeOf(group: Group, { id, isReply, annotationId, startKey, readingId }: EarlierPost): string {
  const query = new URLSearchParams({ p: startKey, a: annotationId, ...(isReply && { post: id }) });
  return absoluteUrl(`${readingPath(group, { id: readingId })}?${query}`);
}
