import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { addLogEntry } from "@/db/queries/moderation-log";
import { lockHighlight, setHighlight } from "@/db/queries/review-subjects";
import { annotationState } from "@/domain/annotations";
import { decisionsOnThing, type ThingJudgement } from "@/domain/flagging";
import type { Granted } from "@/domain/granted";
import { Conflict } from "@/domain/problems";
import { actorOf } from "@/domain/viewer";
import { type AnnotationAccess, authorOf } from "../access";

/**
 * Hides a highlight, with its tags, from all but its author and those who moderate; shows it again; or keeps it. What others
 * said under it stands. Answers whose it is. @throws Conflict where it was deleted, or stands otherwise by now
 */
export async function judgeHighlight(
  tx: Transaction,
  access: Granted<AnnotationAccess, "annotation.judge">,
  { decision, note, itemId }: ThingJudgement,
): Promise<{ userId: string }> {
  const { viewer, group, reading, annotation } = access;
  const locked = await lockHighlight(tx, group.id, annotation.id);
  if (!locked) throw new Conflict("annotation.deleted");
  // Words that its author has put there since are judged as a post: to hide the mark alone would leave them standing.
  if (decision === "hide" && !locked.isBare) throw new Conflict("review.stands-otherwise");
  const standing = {
    isAway: locked.moderation !== "visible",
    waits: locked.isBare && locked.moderation === "held",
  };
  if (!decisionsOnThing({ kind: "annotation", ...standing }).includes(decision))
    throw new Conflict("review.stands-otherwise");
  const moderation = decision === "hide" ? "hidden" : "visible";
  const isChanged = decision !== "keep";
  await addLogEntry(tx, {
    ...{ groupId: group.id, action: decision, subject: "annotation", by: authorOf(access), itemId },
    about: locked.author,
    place: { readingId: reading.id, annotationId: annotation.id },
    from: locked.moderation,
    to: isChanged ? moderation : locked.moderation,
    reason: note,
  });
  if (!isChanged) return locked.author;
  await setHighlight(tx, group.id, annotation.id, { moderation });
  const number = await recordEvent(tx, {
    streamId: reading.id,
    kind: decision === "hide" ? "annotation.hidden" : "annotation.restored",
    groupId: group.id,
    byUserId: actorOf(viewer),
    subject: {
      annotationId: annotation.id,
      annotationBefore: annotationState({ ...annotation, moderation: locked.moderation }),
    },
  });
  if (moderation === "visible") await setHighlight(tx, group.id, annotation.id, { number });
  return locked.author;
}
