import { lockAnnotation, markAnnotationDeleted } from "@/db/queries/annotations";
import { recordEvent } from "@/db/queries/events";
import { addToCounts, measureTalk } from "@/db/queries/paragraph-counts";
import { findOpeningPostId, markPostDeleted } from "@/db/queries/posts";
import { inTransaction } from "@/db/transaction";
import type { Viewer } from "@/domain/viewer";
import { accessAnnotation } from "../access";

/** Takes the annotation and its opening words back. Replies of others stay, under a placeholder, and take no more. */
export async function deleteAnnotation(viewer: Viewer, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessAnnotation(tx, viewer, id, "annotation.delete");
    const { group, reading, annotation } = access;
    const locked = await lockAnnotation(tx, group.id, annotation.id);
    if (!locked || locked.deletedAt) return;
    const before = await measureTalk(tx, group.id, annotation.id);
    await markAnnotationDeleted(tx, group.id, annotation.id);
    const opening = await findOpeningPostId(tx, group.id, annotation.id);
    if (opening) await markPostDeleted(tx, group.id, opening);
    const after = await measureTalk(tx, group.id, annotation.id);
    const at = { groupId: group.id, readingId: reading.id, key: locked.startKey, audience: locked.audience };
    await addToCounts(tx, at, { threads: after.threads - before.threads, posts: after.posts - before.posts });
    const { authorId, audience, moderation, deletedAt } = annotation;
    await recordEvent(tx, {
      streamId: reading.id,
      kind: "annotation.deleted",
      groupId: group.id,
      byUserId: access.viewer.userId,
      subject: {
        annotationId: annotation.id,
        annotationBefore: { authorId, audience, moderation, deletedAt },
      },
    });
  });
}
