import type { ThreadPostWire, ThreadWire } from "@/domain/wire/thread";
import type { Threads } from "./threads";

/* What a reader has muted is folded, is no news, and is not painted; nothing of it is kept from them. */

type Muted = ReadonlySet<string>;

export const isByMuted = ({ author }: Pick<ThreadWire, "author">, muted: Muted): boolean =>
  author !== null && muted.has(author.id);

/** By somebody, or in a thread, that the reader does not want to hear. */
export const isMuted = (post: Pick<ThreadPostWire, "author" | "annotation">, muted: Muted): boolean =>
  muted.has(post.annotation) || isByMuted(post, muted);

/** Of a muted thread, or where nobody but muted people has marked or said anything, the text tells nothing. */
export const isPainted = (thread: Pick<ThreadWire, "id" | "author" | "posts">, muted: Muted): boolean =>
  !muted.has(thread.id) &&
  (!isByMuted(thread, muted) || thread.posts.some((post) => post.body !== null && !isByMuted(post, muted)));

/** A highlight without words has nothing to fold. */
export const withoutMutedMarks = <Known extends ThreadWire>(threads: Known[], muted: Muted): Known[] =>
  muted.size === 0
    ? threads
    : threads.filter((thread) => thread.posts.length > 0 || !isByMuted(thread, muted));

/** What was new when it was muted counts as seen from then on, until it is not muted any more. */
export function seenOrMuted(
  threads: readonly ThreadWire[],
  { fresh, seen }: Pick<Threads, "fresh" | "seen">,
  muted: Muted,
): ReadonlySet<string> {
  if (muted.size === 0) return seen;
  const over = threads
    .flatMap(({ posts }) => posts)
    .filter((post) => fresh.has(post.id) && isMuted(post, muted));
  return new Set([...seen, ...over.map(({ id }) => id)]);
}
