import { lockAnnotation, markAnnotationDeleted } from "@/db/queries/annotations";
import { recordEvent } from "@/db/queries/events";
import { type JudgedPost, lockPost } from "@/db/queries/moderation";
import { addToCounts, measureTalk } from "@/db/queries/paragraph-counts";
import { findOpeningPost, markPostDeleted } from "@/db/queries/posts";
import { inTransaction } from "@/db/transaction";
import { type AnnotationState, annotationState, type PostState } from "@/domain/annotations";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessAnnotation } from "../access";
import { logDeletion, tellQueueOfDeletion } from "../moderation/log-deletion";

const openingState = (
  { authorId, isByModerator }: AnnotationState,
  { moderation, isUndecided = false }: JudgedPost,
): PostState => ({
  ...{ authorId, isByModerator, moderation, isUndecided },
  ...{ depth: 0, parentAuthorId: null, deletedAt: null },
});

/** Takes the annotation and one's own opening words back. What others said stays, and takes no more replies. */
export async function deleteAnnotation(viewer: Viewer, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessAnnotation(tx, viewer, id, "annotation.delete");
    const { group, reading, annotation } = access;
    const locked = await lockAnnotation(tx, group.id, annotation.id);
    if (!locked || locked.deletedAt) return;
    const before = await measureTalk(tx, group.id, annotation.id);
    await markAnnotationDeleted(tx, group.id, annotation.id);
    const opening = await findOpeningPost(tx, group.id, annotation.id);
    const own =
      opening?.authorId === annotation.authorId ? await lockPost(tx, group.id, opening.id) : undefined;
    if (own) await markPostDeleted(tx, group.id, own.id);
    await logDeletion(tx, access, { postId: own?.id ?? null, from: (own ?? locked).moderation });
    const after = await measureTalk(tx, group.id, annotation.id);
    await recordEvent(tx, {
      streamId: reading.id,
      kind: "annotation.deleted",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: {
        annotationId: annotation.id,
        annotationBefore: annotationState(annotation),
        // Whoever could not see its words is not told that they are gone.
        ...(own && { postBefore: openingState(annotation, own) }),
      },
    });
    const { startKey: key, audience, subgroupId } = locked;
    const at = { groupId: group.id, readingId: reading.id, key, audience, subgroupId };
    await addToCounts(tx, at, { threads: after.threads - before.threads, posts: after.posts - before.posts });
    await tellQueueOfDeletion(tx, access, { postId: own?.id ?? null, annotationId: annotation.id });
  });
}
