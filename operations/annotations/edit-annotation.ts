import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { lockAnnotation, updateAnnotation } from "@/db/queries/annotations";
import { recordEvent } from "@/db/queries/events";
import { addLogEntry } from "@/db/queries/moderation-log";
import { setHighlight, touchHighlight } from "@/db/queries/review-subjects";
import { inTransaction } from "@/db/transaction";
import { annotationState } from "@/domain/annotations";
import { Conflict, Forbidden, Invalid } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { AnnotationWire, annotationEdit } from "@/domain/wire/annotation";
import { type AnnotationAccess, accessAnnotation, accessReading, authorOf } from "../access";
import { holdTags } from "../moderation/hold-tags";
import { refuseShut } from "../moderation/keep-pace";
import { tagsWait } from "../moderation/why-held";
import { findThread } from "./find-annotation";

/** Changes what kind of annotation it is, or its tags; its words are edited as a post. */
export async function editAnnotation(
  viewer: Viewer,
  id: string,
  { version, kind, tags }: z.output<typeof annotationEdit>,
  now = new Date(),
): Promise<AnnotationWire> {
  return inTransaction(async (tx) => {
    const access = await accessAnnotation(tx, viewer, id, "annotation.edit");
    refuseShut(access, { audience: access.annotation.audience, hasWords: true }, now);
    if (kind === "prompt") await setPrompt(tx, viewer, access);
    const thread = await lockAnnotation(tx, access.group.id, access.annotation.id);
    if (thread?.lockedAt && !access.looker.moderates) throw new Forbidden("annotation.locked");
    const { id: annotationId, audience } = access.annotation;
    const before = thread?.moderation ?? "visible";
    const waits = tags !== undefined && tagsWait(access, { audience, tags });
    if (!(await updateAnnotation(tx, access.group.id, access.annotation.id, version, { kind, tags }))) {
      throw new Conflict("stale", {}, { current: await findThread(tx, access, access.annotation.id) });
    }
    await touchHighlight(tx, access.group.id, access.annotation.id);
    // What waited for a listed word waits no more without it; the moderators still look.
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
    if (waits) await holdTags(tx, access, annotationId, before);
    return findThread(tx, access, annotationId);
  });
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
