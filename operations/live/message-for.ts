import { database } from "@/db/client";
import { listPostRecords } from "@/db/queries/posts";
import type { ReadingEventKind, StreamEvent } from "@/domain/events";
import type { Granted } from "@/domain/granted";
import { isInAudience, isPostWhole } from "@/domain/visibility";
import type { AnnotationWire } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";
import type { ReadingAccess } from "../access";
import { listAnnotationsWithPosts } from "../annotations/list-annotations";
import { postWire } from "../posts/post-wire";

/** One server-sent event: what changed, as one viewer may see it. */
export type LiveMessage = { number: number; kind: ReadingEventKind } & (
  | { data: { annotation: AnnotationWire } }
  | { data: { annotation: string; post: PostWire } }
  | { data: { annotation: string; post?: string } }
);

/**
 * What an event is to one viewer; null when it is nothing to them. The words are read anew for each recipient, by the
 * rule that the page uses, so that the stream can show no more than the page would.
 */
export async function messageFor(
  access: Granted<ReadingAccess>,
  { number, kind, subject }: StreamEvent & { kind: ReadingEventKind },
): Promise<LiveMessage | null> {
  const { looker } = access;
  const { annotationId = "", postId = "", annotationBefore, postBefore } = subject;
  switch (kind) {
    case "annotation.added":
    case "annotation.edited": {
      const { items } = await listAnnotationsWithPosts(database(), access, { ids: [annotationId], limit: 1 });
      return items[0] ? { number, kind, data: { annotation: items[0] } } : null;
    }
    case "post.added":
    case "post.edited": {
      const [record] = await listPostRecords(database(), access, {
        annotationIds: [annotationId],
        postId,
        perAnnotation: 1,
      });
      return record?.is_whole
        ? { number, kind, data: { annotation: annotationId, post: postWire(record) } }
        : null;
    }
    case "annotation.deleted":
      return annotationBefore && isInAudience(looker, annotationBefore)
        ? { number, kind, data: { annotation: annotationId } }
        : null;
    case "post.deleted":
      return annotationBefore && postBefore && isPostWhole(looker, annotationBefore, postBefore)
        ? { number, kind, data: { annotation: annotationId, post: postId } }
        : null;
  }
}
