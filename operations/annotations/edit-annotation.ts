import type { z } from "zod";
import { updateAnnotation } from "@/db/queries/annotations";
import { recordEvent } from "@/db/queries/events";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { AnnotationWire, annotationEdit } from "@/domain/wire/annotation";
import { accessAnnotation } from "../access";
import { findThread } from "./find-annotation";

/** Changes what kind of annotation it is, or its tags; its words are edited as a post. */
export async function editAnnotation(
  viewer: Viewer,
  id: string,
  { version, kind, tags }: z.output<typeof annotationEdit>,
): Promise<AnnotationWire> {
  return inTransaction(async (tx) => {
    const access = await accessAnnotation(tx, viewer, id, "annotation.edit");
    if (!(await updateAnnotation(tx, access.group.id, access.annotation.id, version, { kind, tags }))) {
      throw new Conflict("stale", {}, { current: await findThread(tx, access, access.annotation.id) });
    }
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
