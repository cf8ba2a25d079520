import type { AnnotationWire } from "@/domain/wire/annotation";
import type { OutboxState, Parcel } from "@/lib/browser/outbox";
import type { Counts } from "../reading/opening";
import type { About } from "./parcels";
import { isWhole, type Sending, type Thread, type ThreadPost } from "./thread";
import { type Threads, withoutWords } from "./threads";

type OnTheWay = {
  parcels: readonly Parcel<About>[];
  outbox: OutboxState;
  /** Deleted here, while that can still be undone: annotations and posts. */
  leaving: ReadonlySet<string>;
};

/** A thread that nothing is on its way to is made once, so that what has not changed is not drawn anew. */
const made = new WeakMap<AnnotationWire, Thread>();

/** What the page shows: what the server said, with what is on its way laid over it; ordered by place, then by time. */
export function threadsToShow(threads: Threads, { parcels, outbox, leaving }: OnTheWay): Thread[] {
  const removed = new Set(leaving);
  const posts = new Map<string, ThreadPost[]>();
  const shown: Thread[] = [];
  for (const parcel of parcels) {
    const { about } = parcel;
    if (about.kind === "delete") removed.add(about.post ?? about.annotation);
    if (about.kind === "post")
      posts.set(about.annotation, [
        ...(posts.get(about.annotation) ?? []),
        { ...about.post, sending: sendingOf(parcel, outbox) },
      ]);
    if (about.kind === "annotation" && !threads.byId[about.annotation.id])
      shown.push(threadOf(about.annotation, sendingOf(parcel, outbox)));
  }
  for (const annotation of Object.values(threads.byId)) shown.push(knownThread(annotation));
  return shown
    .map((thread) => withReplies(thread, posts.get(thread.id)))
    .flatMap((thread) => withoutRemoved(thread, removed) ?? [])
    .sort(byPlace);
}

function knownThread(annotation: AnnotationWire): Thread {
  const thread = made.get(annotation) ?? threadOf(annotation, null);
  made.set(annotation, thread);
  return thread;
}

function threadOf(annotation: AnnotationWire, sending: Sending | null): Thread {
  return { ...annotation, sending, posts: annotation.posts.map((post) => ({ ...post, sending })) };
}

function sendingOf({ refusal }: Parcel<About>, outbox: OutboxState): Sending {
  if (refusal) return { state: "refused", ...refusal };
  return { state: outbox === "empty" ? "sending" : outbox };
}

function withReplies(thread: Thread, replies: ThreadPost[] | undefined): Thread {
  const known = new Set(thread.posts.map(({ id }) => id));
  const added = (replies ?? []).filter(({ id }) => !known.has(id));
  if (added.length === 0) return thread;
  return { ...thread, posts: [...thread.posts, ...added], postCount: thread.postCount + added.length };
}

/** Null when nothing of it is left to see. */
function withoutRemoved(thread: Thread, removed: ReadonlySet<string>): Thread | null {
  if (removed.has(thread.id)) return null;
  const leaving = thread.posts.filter(({ id }) => removed.has(id));
  if (leaving.length === 0) return thread;
  const posts = leaving.reduce((left, { id }) => withoutWords(left, id), thread.posts);
  if (!posts.some(isWhole)) return null;
  return { ...thread, posts, postCount: thread.postCount - leaving.filter(isWhole).length };
}

function byPlace(one: Thread, other: Thread): number {
  const a = one.placement;
  const b = other.placement;
  return (
    (a.index ?? Number.MAX_SAFE_INTEGER) - (b.index ?? Number.MAX_SAFE_INTEGER) ||
    (a.start ?? 0) - (b.start ?? 0) ||
    one.createdAt.localeCompare(other.createdAt) ||
    one.id.localeCompare(other.id)
  );
}

/** By paragraph. Until the whole list is here, what came with the page knows more. */
export function countThreads(
  threads: Thread[],
  isComplete: boolean,
  first: Counts,
  fresh: ReadonlySet<string>,
) {
  const counts: Counts = {};
  for (const { passage, placement, posts, postCount } of threads) {
    if (placement.state === "lost" || posts.length === 0) continue;
    const { key } = passage.start;
    const count = counts[key] ?? { threads: 0, posts: 0, fresh: 0 };
    counts[key] = {
      threads: count.threads + 1,
      posts: count.posts + postCount,
      fresh: count.fresh + posts.filter(({ id }) => fresh.has(id)).length,
    };
  }
  if (isComplete) return counts;
  for (const [key, { threads: lines, posts, fresh: unseen }] of Object.entries(first)) {
    const count = counts[key] ?? { threads: 0, posts: 0, fresh: 0 };
    counts[key] = {
      threads: Math.max(count.threads, lines),
      posts: Math.max(count.posts, posts),
      fresh: Math.max(count.fresh, unseen),
    };
  }
  return counts;
}
