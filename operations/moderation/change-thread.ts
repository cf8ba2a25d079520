import type { Transaction } from "@/db/client";
import { type LockedThread, lockAnnotation } from "@/db/queries/annotations";
import { recordEvent } from "@/db/queries/events";
import { addLogEntry } from "@/db/queries/moderation-log";
import { addToCounts, measureTalk } from "@/db/queries/paragraph-counts";
import { inTransaction } from "@/db/transaction";
import type { ReadingEventKind } from "@/domain/events";
import type { Granted } from "@/domain/granted";
import type { LogAction } from "@/domain/moderation";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { AnnotationWire } from "@/domain/wire/annotation";
import { type AnnotationAccess, accessAnnotation, authorOf } from "../access";
import { findThread } from "../annotations/find-annotation";

type Keeping = "annotation.moderate" | "annotation.reattach";
export type MayKeep<A extends Keeping = Keeping> = Granted<AnnotationAccess, A>;

/** What was done, for the log and for open pages; `toKey`: the paragraph where it is counted from now on. */
export type Step = {
  event: ReadingEventKind;
  action: LogAction;
  from?: string;
  to?: string;
  reason: string;
  toKey?: string;
  /** What comes of it, once it is told. */
  afterwards?: () => Promise<void>;
};

/** Something that a moderator does to a whole thread. @throws Conflict where it is deleted */
export const changeThread = (
  viewer: Viewer,
  annotationId: string,
  change: (tx: Transaction, access: MayKeep<"annotation.moderate">, thread: LockedThread) => Promise<Step>,
): Promise<AnnotationWire> => changeThreadAs(viewer, annotationId, "annotation.moderate", change);

/**
 * Something that is done to a whole thread, which nobody else changes meanwhile: with its event, its counts where they
 * belong, and its entry in the log, unless its author does it with their own. @throws Conflict where it is deleted
 */
export async function changeThreadAs<A extends Keeping>(
  viewer: Viewer,
  annotationId: string,
  ability: A,
  change: (tx: Transaction, access: MayKeep<A>, thread: LockedThread) => Promise<Step>,
): Promise<AnnotationWire> {
  return inTransaction(async (tx) => {
    const access = await accessAnnotation(tx, viewer, annotationId, ability);
    const { group, reading, annotation } = access;
    const thread = await lockAnnotation(tx, group.id, annotation.id);
    if (!thread) throw new Conflict("annotation.deleted");
    const { event, toKey, afterwards, ...step } = await change(tx, access, thread);
    if (ability === "annotation.moderate" || !isByAuthor(access))
      await addLogEntry(tx, {
        groupId: group.id,
        by: authorOf(access),
        about: null,
        place: { readingId: reading.id, annotationId: annotation.id },
        ...step,
      });
    await recordEvent(tx, {
      streamId: reading.id,
      kind: event,
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { annotationId: annotation.id },
    });
    if (toKey !== undefined && toKey !== thread.startKey) {
      const { audience, subgroupId } = thread;
      const { threads, posts } = await measureTalk(tx, group.id, annotation.id);
      const at = { groupId: group.id, readingId: reading.id, audience, subgroupId };
      await addToCounts(tx, { ...at, key: thread.startKey }, { threads: -threads, posts: -posts });
      await addToCounts(tx, { ...at, key: toKey }, { threads, posts });
    }
    await afterwards?.();
    return findThread(tx, access, annotation.id);
  });
}

export const isByAuthor = (access: AnnotationAccess): boolean =>
  authorOf(access).id === access.annotation.authorId;
