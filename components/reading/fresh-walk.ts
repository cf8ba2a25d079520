import type { AnnotationWire } from "@/domain/wire/annotation";

/** One post, in its thread. */
export type PostPlace = { annotation: string; post: string };

/**
 * The next post not seen yet (or the previous one), in the order of the text; round at the end. `from` is the thread one is
 * in, or the paragraph one reads.
 */
export function nextFresh(
  annotations: readonly AnnotationWire[],
  fresh: ReadonlySet<string>,
  from: { annotation: string | null; post: string | null; index: number },
  step: 1 | -1,
): PostPlace | null {
  const all = annotations.flatMap((annotation) =>
    annotation.posts.map((post) => ({
      annotation: annotation.id,
      post: post.id,
      index: annotation.placement.index ?? -1,
    })),
  );
  const waiting = all.filter(({ post }) => fresh.has(post));
  if (waiting.length === 0) return null;
  const order = new Map(all.map(({ post }, place) => [post, place]));
  const here = all.findIndex(({ annotation, post }) =>
    from.post ? post === from.post : annotation === from.annotation,
  );
  const isPast = (place: (typeof all)[number]) => {
    if (here < 0) return step > 0 ? place.index >= from.index : place.index < from.index;
    const at = order.get(place.post) ?? 0;
    // A thread one has only just come to begins with its first post.
    if (step > 0) return from.post ? at > here : at >= here;
    return at < here;
  };
  const found =
    step > 0 ? (waiting.find(isPast) ?? waiting[0]) : (waiting.findLast(isPast) ?? waiting.at(-1));
  return found ? { annotation: found.annotation, post: found.post } : null;
}
