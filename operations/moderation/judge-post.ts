import type { Transaction } from "@/db/client";
import { lockAnnotation } from "@/db/queries/annotations";
import { recordEvent } from "@/db/queries/events";
import { type JudgedPost, lockPost, setNumber, setStanding } from "@/db/queries/moderation";
import { addLogEntry } from "@/db/queries/moderation-log";
import { addToCounts, measureTalk } from "@/db/queries/paragraph-counts";
import { annotationState, postState } from "@/domain/annotations";
import type { ReadingEventKind } from "@/domain/events";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import { type Decision, type LogAction, type Standing, standingAfter } from "@/domain/moderation";
import { Conflict } from "@/domain/problems";
import { actorOf } from "@/domain/viewer";
import type { PostAccess } from "../access";

type Judgement = {
  decision: Decision;
  /** What the log calls it, where it was not decided by a person. */
  action?: LogAction;
  /** Where a decision is taken back: how it stood before, if that was not shown. */
  backTo?: "held" | "returned";
  /** Null for what rules do by themselves. */
  by: Membership | null;
  note: string;
  itemId?: string;
};

/**
 * Makes of a post what was decided, with all that hangs on it: what is counted, what is new to whom, who is told, and the
 * log; answers it as it was before. @throws Conflict where it was deleted, or stands otherwise by now than such a decision can be taken on
 */
export async function judgePost(
  tx: Transaction,
  access: Granted<PostAccess>,
  { decision, action = decision, backTo, by, note, itemId }: Judgement,
): Promise<JudgedPost> {
  const { viewer, group, reading, annotation, post } = access;
  const place = await lockAnnotation(tx, group.id, annotation.id);
  const locked = await lockPost(tx, group.id, post.id);
  if (!place || !locked) throw new Conflict("post.deleted");
  const after = backTo ? { ...locked, moderation: backTo } : standingAfter(locked, decision);
  if (!after) throw new Conflict("review.stands-otherwise");
  const before = await measureTalk(tx, group.id, annotation.id);
  await setStanding(tx, group.id, locked, after, by === null);
  await addLogEntry(tx, {
    groupId: group.id,
    action,
    by,
    about: locked.author,
    place: { readingId: reading.id, annotationId: annotation.id, postId: post.id },
    ...(itemId === undefined ? {} : { itemId }),
    from: wordsFor(locked),
    to: wordsFor(after),
    reason: note,
  });
  const kind = eventOf(locked, after);
  if (!kind) return locked;
  const opens = post.parentId === null;
  const number = await recordEvent(tx, {
    streamId: reading.id,
    kind,
    groupId: group.id,
    byUserId: actorOf(viewer),
    subject: {
      annotationId: annotation.id,
      postId: post.id,
      ...(opens && { opens }),
      annotationBefore: annotationState(annotation),
      // As it was found under the lock: somebody else may have decided since the door was asked.
      postBefore: postState({
        ...post,
        moderation: locked.moderation,
        isUndecided: locked.isUndecided ?? false,
      }),
    },
  });
  if (locked.moderation !== "visible" && after.moderation === "visible")
    await setNumber(tx, group.id, { postId: post.id, annotationId: opens ? annotation.id : null }, number);
  const now = await measureTalk(tx, group.id, annotation.id);
  const { startKey: key, audience, subgroupId } = place;
  await addToCounts(
    tx,
    { groupId: group.id, readingId: reading.id, key, audience, subgroupId },
    { threads: now.threads - before.threads, posts: now.posts - before.posts },
  );
  return locked;
}

/** What the post is called in the log. */
const wordsFor = ({ moderation, pending }: Standing): string =>
  moderation === "visible" && pending !== null ? `edit ${pending}` : moderation;

/** Null where nothing has changed for anybody. */
function eventOf(before: Standing, after: Standing): ReadingEventKind | null {
  if (before.moderation !== after.moderation) {
    if (after.moderation === "visible")
      return before.moderation === "held" ? "post.approved" : "post.restored";
    if (after.moderation === "held") return "post.held";
    return after.moderation === "hidden" ? "post.hidden" : "post.returned";
  }
  if (before.pending === after.pending) return null;
  return after.pending === null ? "post.edited" : "post.held";
}
