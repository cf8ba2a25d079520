import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { lockAnnotation, updateAnnotation } from "@/db/queries/annotations";
import { recordEvent } from "@/db/queries/events";
import { touchHighlight } from "@/db/queries/review-subjects";
import { inTransaction } from "@/db/transaction";
import { Conflict, Forbidden, Invalid } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { AnnotationWire, annotationEdit } from "@/domain/wire/annotation";
import { type AnnotationAccess, accessAnnotation, accessReading } from "../access";
import { refuseShut } from "../moderation/keep-pace";
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
    if (!(await updateAnnotation(tx, access.group.id, access.annotation.id, version, { kind, tags }))) {
      throw new Conflict("stale", {}, { current: await findThread(tx, access, access.annotation.id) });
    }
    await touchHighlight(tx, access.group.id, access.annotation.id);
    await recordEvent(tx, {
      streamId: access.reading.id,
      kind: "annotation.edited",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { annotationId: access.annotation.id },
    });
    return findThread(tx, access, access.annotation.id);
  });
}

async function setPrompt(
  tx: Transaction,
  viewer: Viewer,
  { reading, annotation }: AnnotationAccess,
): Promise<void> {
  await accessReading(tx, viewer, reading.id, "reading.set-prompt");
  if (annotation.audience !== "group") throw new Invalid("annotation.prompt-is-for-all");
}
