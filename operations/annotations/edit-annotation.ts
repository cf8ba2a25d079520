import type { z } from "zod";
import { database, type Transaction } from "@/db/client";
import { type LockedThread, lockAnnotation, updateAnnotation } from "@/db/queries/annotations";
import { recordEvent } from "@/db/queries/events";
import { addLogEntry } from "@/db/queries/moderation-log";
import { lockPlace } from "@/db/queries/posting-pace";
import { findHeldFor, setHighlight, touchHighlight } from "@/db/queries/review-subjects";
import { inTransaction } from "@/db/transaction";
import { annotationState } from "@/domain/annotations";
import type { HoldReason } from "@/domain/moderation";
import { Conflict, Forbidden, Invalid } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { AnnotationWire, annotationEdit } from "@/domain/wire/annotation";
import { type AnnotationAccess, accessAnnotation, accessReading, authorOf } from "../access";
import { askingSpamCheck } from "../moderation/ask-spam-check";
import { holdTags } from "../moderation/hold-tags";
import { keepPace, refuseShut, turnOf } from "../moderation/keep-pace";
import { whyTagsHeld } from "../moderation/why-held";
import { findThread } from "./find-annotation";

/** Changes what kind of annotation it is, or its tags; its words are edited as a post. */
export function editAnnotation(
  viewer: Viewer,
  id: string,
  input: z.output<typeof annotationEdit>,
  now = new Date(),
): Promise<AnnotationWire> {
  return askingSpamCheck((isSpam) => edit(viewer, id, { ...input, now, isSpam }));
}

type Edit = z.output<typeof annotationEdit> & { now: Date; isSpam: boolean | undefined };

async function edit(viewer: Viewer, id: string, { version, kind, tags, now, isSpam }: Edit) {
  const isTagged = tags !== undefined && tags.length > 0;
  const turn = isTagged ? await findTurn(viewer, id) : null;
  return inTransaction(async (tx) => {
    if (turn) await lockPlace(tx, turn);
    const access = await accessAnnotation(tx, viewer, id, "annotation.edit");
    refuseShut(access, { audience: access.annotation.audience, hasWords: true }, now);
    if (kind === "prompt") await setPrompt(tx, viewer, access);
    const thread = await lockAnnotation(tx, access.group.id, access.annotation.id);
    if (thread?.lockedAt && !access.looker.moderates) throw new Forbidden("annotation.locked");
    // A moderator may have hidden it in this moment.
    if (thread?.moderation !== access.annotation.moderation)
      await accessAnnotation(tx, viewer, id, "annotation.edit");
    // A highlight becomes words for others by its first tags.
    if (isTagged && thread?.isBare && thread.tags.length === 0)
      await keepPace(tx, access, { audience: access.annotation.audience, text: null }, now);
    const { id: annotationId } = access.annotation;
    const before = thread?.moderation ?? "visible";
    const heldFor = tags && (await whyNewTagsWait(tx, access, { tags, thread, isSpam }));
    const waits = !!heldFor;
    if (!(await updateAnnotation(tx, access.group.id, access.annotation.id, version, { kind, tags }))) {
      throw new Conflict("stale", {}, { current: await findThread(tx, access, access.annotation.id) });
    }
    await touchHighlight(tx, access.group.id, access.annotation.id);
    // What waited for what it said waits no more without it; the moderators still look.
    const isShownAgain = tags !== undefined && !waits && before === "held";
    if (waits || isShownAgain)
      await setHighlight(tx, access.group.id, annotationId, { moderation: waits ? "held" : "visible" });
    const number = await recordEvent(tx, {
      streamId: access.reading.id,
      kind: kindOfEdit({ isGone: waits && (thread?.isBare ?? false), isShownAgain }),
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { annotationId, annotationBefore: annotationState(access.annotation) },
    });
    if (isShownAgain) {
      await setHighlight(tx, access.group.id, annotationId, { number });
      await logAmended(tx, access);
    }
    if (heldFor) await holdTags(tx, access, annotationId, { heldFor, from: before });
    return findThread(tx, access, annotationId);
  });
}

async function findTurn(viewer: Viewer, id: string) {
  const access = await accessAnnotation(database(), viewer, id, "annotation.edit");
  return turnOf(access, { audience: access.annotation.audience, hasWords: true });
}

type NewTags = { tags: string[]; thread: LockedThread | undefined; isSpam: boolean | undefined };

/** What has waited for no word of theirs goes on waiting, whatever its author makes of it. */
async function whyNewTagsWait(
  tx: Transaction,
  access: AnnotationAccess,
  { tags, thread, isSpam }: NewTags,
): Promise<HoldReason | null> {
  const { group, annotation } = access;
  const isHeld = thread?.moderation === "held";
  const shown = isHeld ? [] : (thread?.tags ?? []);
  const heldFor = await whyTagsHeld(tx, access, { audience: annotation.audience, tags, shown, isSpam });
  if (heldFor || !isHeld || tags.length === 0 || access.looker.moderates) return heldFor;
  const waited = await findHeldFor(tx, group.id, annotation.id);
  return waited === "words" || waited === "links" ? null : waited;
}

/** Nobody decided it: its author did what was asked. */
async function logAmended(tx: Transaction, access: AnnotationAccess): Promise<void> {
  const { group, reading, annotation } = access;
  const author = authorOf(access);
  await addLogEntry(tx, {
    ...{ groupId: group.id, action: "amend", subject: "annotation", by: author, about: author },
    place: { readingId: reading.id, annotationId: annotation.id },
    ...{ from: "held", to: "visible" },
  });
}

const kindOfEdit = ({ isGone, isShownAgain }: { isGone: boolean; isShownAgain: boolean }) =>
  isGone ? "annotation.hidden" : isShownAgain ? "annotation.restored" : "annotation.edited";

async function setPrompt(
  tx: Transaction,
  viewer: Viewer,
  { reading, annotation }: AnnotationAccess,
): Promise<void> {
  await accessReading(tx, viewer, reading.id, "reading.set-prompt");
  if (annotation.audience !== "group") throw new Invalid("annotation.prompt-is-for-all");
}
