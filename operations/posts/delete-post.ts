import { lockAnnotation, markAnnotationDeleted } from "@/db/queries/annotations";
import { recordEvent } from "@/db/queries/events";
import { lockPost } from "@/db/queries/moderation";
import { addToCounts, measureTalk } from "@/db/queries/paragraph-counts";
import { hasStandingPosts, markPostDeleted } from "@/db/queries/posts";
import { inTransaction } from "@/db/transaction";
import { annotationState, postState } from "@/domain/annotations";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessPost } from "../access";
import { logDeletion, tellQueueOfDeletion } from "../moderation/log-deletion";

/**
 * Takes one's own words back; while replies stand, a placeholder keeps their place. The last post takes its annotation
 * along, but not somebody's highlight, which was there before anything was said.
 */
export async function deletePost(viewer: Viewer, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessPost(tx, viewer, id, "post.delete");
    const { group, reading, annotation, post } = access;
    const locked = await lockAnnotation(tx, group.id, annotation.id);
    if (!locked) return;
    const before = await measureTalk(tx, group.id, annotation.id);
    const judged = await lockPost(tx, group.id, post.id);
    if (!judged || !(await markPostDeleted(tx, group.id, post.id))) return;
    await logDeletion(tx, access, { postId: post.id, from: judged.moderation });
    const after = await measureTalk(tx, group.id, annotation.id);
    const isLast = !locked.isBare && !(await hasStandingPosts(tx, group.id, annotation.id));
    if (isLast) await markAnnotationDeleted(tx, group.id, annotation.id);
    await recordEvent(tx, {
      streamId: reading.id,
      kind: "post.deleted",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: {
        annotationId: annotation.id,
        postId: post.id,
        annotationBefore: annotationState(annotation),
        postBefore: postState(post),
      },
    });
    const { startKey: key, audience, subgroupId } = locked;
    const at = { groupId: group.id, readingId: reading.id, key, audience, subgroupId };
    await addToCounts(tx, at, { threads: after.threads - before.threads, posts: after.posts - before.posts });
    await tellQueueOfDeletion(tx, access, { postId: post.id, annotationId: isLast ? annotation.id : null });
  });
}
