import type { ThreadPostWire, ThreadWire } from "@/domain/wire/thread";
import type { OutboxState, Parcel } from "@/lib/browser/outbox";
import type { Counts, ParagraphCount } from "../reading/opening";
import type { Draft } from "./draft";
import type { About } from "./parcels";
import { isWhole, type Sending, type Thread, type ThreadPost } from "./thread";
import { type Threads, withoutWords } from "./threads";

type OnTheWay = {
  parcels: readonly Parcel<About>[];
  outbox: OutboxState;
  /** Begun and not sent. */
  drafts: readonly Draft[];
};

/** A thread that nothing is on its way to is made once, so that what has not changed is not drawn anew. */
const made = new WeakMap<ThreadWire, Thread>();

/**
 * What the page shows: what the server said, with what is on its way laid over it; ordered by paragraph, prompts first, then by place and time. What is
 * gone leaves its place as long as words of the reader's own belong to it: nobody loses what they typed.
 */
export function threadsToShow(threads: Threads, { parcels, outbox, drafts }: OnTheWay): Thread[] {
  const removed = new Set<string>();
  const posts = new Map<string, ThreadPost[]>();
  const shown: Thread[] = [];
  const homes = new Map(drafts.map(({ thread }) => [thread.id, thread]));
  for (const parcel of parcels) {
    const { about } = parcel;
    if (about.kind === "delete") removed.add(about.post ?? about.annotation);
    if (about.kind === "post") {
      const sent = { ...about.post, sending: sendingOf(parcel, outbox) };
      posts.set(about.annotation, [...(posts.get(about.annotation) ?? []), sent]);
      if (about.thread) homes.set(about.annotation, about.thread);
    }
    if (about.kind === "annotation" && !threads.byId[about.annotation.id])
      shown.push(threadOf(about.annotation, sendingOf(parcel, outbox)));
  }
  for (const annotation of Object.values(threads.byId))
    if (!removed.has(annotation.id)) shown.push(knownThread(annotation));
  const isGone = ({ id }: ThreadWire) => removed.has(id) || (!threads.byId[id] && threads.gone.has(id));
  shown.push(...[...homes.values()].filter(isGone).map(leftOf));
  return shown
    .map((thread) => withReplies(thread, posts.get(thread.id)))
    .flatMap((thread) => withoutRemoved(thread, removed) ?? leftAt(homes.get(thread.id)))
    .map((thread) => withAnswered(thread, drafts, threads.gone))
    .sort(byPlace);
}

const leftAt = (home: ThreadWire | undefined): Thread[] => (home ? [leftOf(home)] : []);

/** When it was deleted nobody said; only that it was matters. */
function leftOf(home: ThreadWire): Thread {
  const { id, createdAt } = home;
  const opening: ThreadPostWire = {
    ...{ id: `${id}-opening`, annotation: id, parent: null, author: null, body: null, status: "deleted" },
    ...{ version: null, number: null, isNew: null, createdAt, editedAt: null },
  };
  return threadOf({ ...home, deletedAt: home.deletedAt ?? createdAt, posts: [opening], postCount: 0 }, null);
}

/** A post that is gone leaves its place while somebody has begun to answer or to edit it. */
function withAnswered(thread: Thread, drafts: readonly Draft[], gone: ReadonlySet<string>): Thread {
  const hasAll = thread.posts.filter(isWhole).length >= thread.postCount;
  const missing = new Map<string, ThreadPost>();
  for (const { thread: home, post } of drafts) {
    if (home.id !== thread.id || !post || thread.posts.some(({ id }) => id === post.id)) continue;
    if (hasAll || gone.has(post.id)) missing.set(post.id, { ...post, sending: null });
  }
  if (missing.size === 0) return thread;
  const opening = [...missing.values()].find(({ parent }) => parent === null);
  const known = opening ? thread.posts.filter(({ parent }) => parent !== null) : thread.posts;
  return { ...thread, posts: [...known, ...missing.values()].sort(byTime) };
}

/** The opening one first. */
const byTime = (one: ThreadPost, other: ThreadPost): number =>
  Number(one.parent !== null) - Number(other.parent !== null) || one.createdAt.localeCompare(other.createdAt);

function knownThread(annotation: ThreadWire): Thread {
  const thread = made.get(annotation) ?? threadOf(annotation, null);
  made.set(annotation, thread);
  return thread;
}

function threadOf(annotation: ThreadWire, sending: Sending | null): Thread {
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
    Number(one.kind !== "prompt") - Number(other.kind !== "prompt") ||
    (a.start ?? 0) - (b.start ?? 0) ||
    one.createdAt.localeCompare(other.createdAt) ||
    one.id.localeCompare(other.id)
  );
}

/** What the server counted, and the number of the newest event it had counted. */
export type Counted = { counts: Counts; number: number };

/**
 * By paragraph. Where the page knows all threads it counts them itself; elsewhere stands what the server counted, and what
 * was heard since. A count that has not changed is the same object as `before`.
 */
export function countThreads(
  threads: readonly Thread[],
  { loaded, fresh, seen }: Pick<Threads, "loaded" | "fresh" | "seen">,
  base: Counted,
  before: Counts = {},
): Counts {
  const counts: Record<number, ParagraphCount> = {};
  for (const [at, count] of Object.entries(base.counts))
    if (!loaded.has(Number(at))) counts[Number(at)] = { ...count };
  for (const thread of threads) {
    const { index } = thread.placement;
    if (index === null || thread.posts.length === 0) continue;
    const count = counts[index] ?? { key: thread.key, threads: 0, posts: 0, fresh: 0 };
    counts[index] = count;
    if (loaded.has(index)) addKnown(count, thread, { fresh, seen }, base.counts[index]);
    else addNews(count, thread, base.number);
  }
  for (const [at, count] of Object.entries(counts)) {
    const known = before[Number(at)];
    if (known && isSame(known, count)) counts[Number(at)] = known;
  }
  return counts;
}

/** Of a long thread not all posts are here: what is new among the others only the server has counted. */
function addKnown(
  count: ParagraphCount,
  { posts, postCount }: Thread,
  { fresh, seen }: Pick<Threads, "fresh" | "seen">,
  counted: ParagraphCount | undefined,
): void {
  count.threads += 1;
  count.posts += postCount;
  const done = posts.filter(({ id }) => seen.has(id)).length;
  count.fresh += posts.filter(({ id }) => fresh.has(id)).length - done;
  if (posts.filter(isWhole).length < postCount)
    count.fresh = Math.max(count.fresh, (counted?.fresh ?? 0) - done);
}

/** Of a thread whose paragraph the page does not know whole: only what is newer than the server's count. */
function addNews(count: ParagraphCount, { posts }: Thread, counted: number): void {
  const news = posts.filter((post) => isWhole(post) && (post.number === null || post.number > counted));
  count.threads += news.some(({ parent }) => parent === null) ? 1 : 0;
  count.posts += news.length;
  count.fresh += news.filter(({ isNew }) => isNew === true).length;
}

const isSame = (one: ParagraphCount, other: ParagraphCount): boolean =>
  one.threads === other.threads && one.posts === other.posts && one.fresh === other.fresh;
