import type { ThreadWire } from "@/domain/wire/thread";

/** A post not seen yet, in its thread; or a paragraph that has some among threads the page does not know. */
export type FreshPlace = { index: number; annotation: string | null; post: string | null };

export type Walk = {
  /** By place. */
  threads: readonly Pick<ThreadWire, "id" | "placement" | "posts">[];
  fresh: ReadonlySet<string>;
  /** Indexes of paragraphs whose threads are not known, with something new among them. */
  unknown: readonly number[];
};

/**
 * The next place with something new (or the previous one), in the order of the text; round at the end. `from` is the
 * thread one is in, or the paragraph one reads.
 */
export function nextFresh(
  { threads, fresh, unknown }: Walk,
  from: FreshPlace,
  step: 1 | -1,
): FreshPlace | null {
  const all = placesOf(threads, unknown);
  const waiting = all.filter(({ post }) => post === null || fresh.has(post));
  if (waiting.length === 0) return null;
  const order = new Map(all.map((place, at) => [place, at]));
  const here = all.findIndex(({ annotation, post }) =>
    from.post ? post === from.post : annotation !== null && annotation === from.annotation,
  );
  const isPast = (place: FreshPlace) => {
    if (here < 0) return step > 0 ? place.index >= from.index : place.index < from.index;
    const at = order.get(place) ?? 0;
    // A thread one has only just come to begins with its first post.
    if (step > 0) return from.post ? at > here : at >= here;
    return at < here;
  };
  const found =
    step > 0 ? (waiting.find(isPast) ?? waiting[0]) : (waiting.findLast(isPast) ?? waiting.at(-1));
  return found ?? null;
}

function placesOf(threads: Walk["threads"], unknown: readonly number[]): FreshPlace[] {
  const known = threads.flatMap(({ id, placement, posts }) =>
    posts.map((post) => ({ index: placement.index ?? -1, annotation: id, post: post.id })),
  );
  const others = unknown.map((index) => ({ index, annotation: null, post: null }));
  return [...known, ...others].sort((one, other) => one.index - other.index);
}
