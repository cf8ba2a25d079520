import type { ThreadPostWire, ThreadWire } from "@/domain/wire/thread";

/** What this page knows of a reading's annotations: plain data, changed only by `reduceThreads`. */
export type Threads = {
  byId: Readonly<Record<string, ThreadWire>>;
  /** Annotations and posts that were there and are not: an answer that set out earlier does not bring them back. */
  gone: ReadonlySet<string>;
  /** Posts that were new when the page learned of them; they stay so until it is loaded again. */
  fresh: ReadonlySet<string>;
  /** Posts of those that have been looked at on this page. */
  seen: ReadonlySet<string>;
  /** Indexes of the paragraphs whose threads the page knows all of. */
  loaded: ReadonlySet<number>;
};

export type Change =
  /** Some of the list, which may be older than what was heard meanwhile. With `all`, all that begin there. */
  | { kind: "listed"; items: ThreadWire[]; all?: Stretch }
  /** More of a thread, or the answer to a post of one's own. */
  | { kind: "posts-listed"; annotation: string; posts: ThreadPostWire[] }
  /** Told live: newer than whatever is known. */
  | { kind: "annotation-heard"; annotation: ThreadWire }
  | { kind: "post-heard"; annotation: string; post: ThreadPostWire }
  | { kind: "gone-heard"; annotation: string; post: string | null }
  /** Asked for after something was heard. Null: not there any more. Posts numbered above `since` came meanwhile. */
  | { kind: "found"; id: string; annotation: ThreadWire | null; since: number }
  /** All of a stretch, asked for anew. */
  | { kind: "refreshed"; items: ThreadWire[]; all: Stretch; since: number; at: string }
  | { kind: "seen"; posts: string[] }
  /**
   * Too much happened meanwhile: only what is on the screen is asked for anew, and what somebody writes in here; all else is
   * forgotten.
   */
  | { kind: "forgotten"; but: Stretch | null; kept: ReadonlySet<string> };

/** Paragraphs by index, both ends included. */
export type Stretch = { from: number; through: number };

/** An annotation on the wire carries so many posts; the last of them may be the newest, with others before it left out. */
const CARRIED = 20;

export const noThreads: Threads = {
  byId: {},
  gone: new Set(),
  fresh: new Set(),
  seen: new Set(),
  loaded: new Set(),
};

export function reduceThreads(threads: Threads, change: Change): Threads {
  switch (change.kind) {
    case "listed": {
      const { items, all } = change;
      const loaded = all ? withStretch(threads.loaded, all) : threads.loaded;
      return items.reduce((known, item) => withAnnotation(known, item, joinLate), { ...threads, loaded });
    }
    case "posts-listed": {
      const known = threads.byId[change.annotation];
      if (!known) return threads;
      const posts = change.posts.filter((post) => !threads.gone.has(post.id));
      return withPosts(threads, known, joinPosts(known.posts, posts, pickLate));
    }
    case "annotation-heard":
      return withAnnotation(threads, change.annotation, joinHeard);
    case "post-heard":
      return withHeardPost(threads, change.annotation, change.post);
    case "gone-heard":
      return change.post === null
        ? withoutAnnotation(threads, change.annotation)
        : withoutPost(threads, change.annotation, change.post);
    case "found": {
      const { id, annotation, since } = change;
      if (!annotation) return withoutAnnotation(threads, id);
      return withAnnotation(threads, annotation, (known, told) => joinFound(known, told, since));
    }
    case "refreshed":
      return refreshed(threads, change);
    case "seen":
      return { ...threads, seen: new Set([...threads.seen, ...change.posts]) };
    case "forgotten":
      return forgotten(threads, change);
  }
}

function withStretch(loaded: ReadonlySet<number>, { from, through }: Stretch): ReadonlySet<number> {
  const more = new Set(loaded);
  for (let index = from; index <= through; index++) more.add(index);
  return more;
}

const isIn = ({ placement: { index } }: ThreadWire, stretch: Stretch | null): boolean =>
  stretch !== null && index !== null && index >= stretch.from && index <= stretch.through;

type Join = (known: ThreadWire, told: ThreadWire) => ThreadWire;

/** `joinLate` alone is not sure enough of itself to bring back what is gone. */
function withAnnotation(threads: Threads, told: ThreadWire, join: Join): Threads {
  const isLate = join === joinLate;
  if (isLate && threads.gone.has(told.id)) return threads;
  const posts = isLate ? told.posts.filter((post) => !threads.gone.has(post.id)) : told.posts;
  const known = threads.byId[told.id];
  const joined = known ? join(known, { ...told, posts }) : { ...told, posts };
  return {
    ...threads,
    byId: { ...threads.byId, [told.id]: joined },
    gone: isLate ? threads.gone : without(threads.gone, [told.id, ...posts.map(({ id }) => id)]),
    fresh: withFresh(threads.fresh, known?.posts ?? [], joined.posts),
  };
}

function withPosts(threads: Threads, known: ThreadWire, posts: ThreadPostWire[]): Threads {
  const annotation = { ...known, posts, postCount: Math.max(known.postCount, countWhole(posts)) };
  return {
    ...threads,
    byId: { ...threads.byId, [known.id]: annotation },
    fresh: withFresh(threads.fresh, known.posts, posts),
  };
}

function withHeardPost(threads: Threads, annotationId: string, post: ThreadPostWire): Threads {
  const known = threads.byId[annotationId];
  const gone = without(threads.gone, [post.id, annotationId]);
  if (!known) return { ...threads, gone };
  const isMore = post.body !== null && !known.posts.some((one) => one.id === post.id && one.body !== null);
  const counted = { ...known, postCount: known.postCount + (isMore ? 1 : 0) };
  return withPosts({ ...threads, gone }, counted, joinPosts(known.posts, [post], pickHeard));
}

function withoutAnnotation(threads: Threads, id: string): Threads {
  const { [id]: removed, ...byId } = threads.byId;
  const gone = new Set([...threads.gone, id]);
  return removed ? { ...threads, byId, gone } : { ...threads, gone };
}

/** Until the server says what is left, a post with answers leaves its place. */
function withoutPost(threads: Threads, annotationId: string, postId: string): Threads {
  const gone = new Set([...threads.gone, postId]);
  const known = threads.byId[annotationId];
  const post = known?.posts.find(({ id }) => id === postId);
  if (!known || !post) return { ...threads, gone };
  const postCount = known.postCount - (post.body === null ? 0 : 1);
  const posts = withoutWords(known.posts, postId);
  return { ...threads, gone, byId: { ...threads.byId, [annotationId]: { ...known, posts, postCount } } };
}

/** The posts when one of them has lost its words: a placeholder if others answer it, else nothing. */
export function withoutWords<Post extends ThreadPostWire>(posts: Post[], postId: string): Post[] {
  if (!posts.some(({ parent }) => parent === postId)) return posts.filter(({ id }) => id !== postId);
  return posts.map((post) => (post.id === postId ? emptied(post) : post));
}

/** What a post leaves when its words are taken back. */
export const emptied = <Post extends ThreadPostWire>(post: Post): Post => ({
  ...post,
  author: null,
  body: null,
  status: "deleted",
  version: null,
  number: null,
  isNew: null,
});

function refreshed(threads: Threads, change: Extract<Change, { kind: "refreshed" }>): Threads {
  const { items, all, since, at } = change;
  const told = new Set(items.map(({ id }) => id));
  const isKept = (known: ThreadWire) => !isIn(known, all) || told.has(known.id) || known.createdAt > at;
  const dropped = Object.values(threads.byId).filter((known) => !isKept(known));
  const kept: Threads = {
    ...threads,
    byId: Object.fromEntries(Object.entries(threads.byId).filter(([, known]) => isKept(known))),
    gone: new Set([...threads.gone, ...dropped.map(({ id }) => id)]),
    loaded: withStretch(threads.loaded, all),
  };
  return items.reduce(
    (known, item) => withAnnotation(known, item, (one, other) => joinFound(one, other, since)),
    kept,
  );
}

function forgotten(threads: Threads, { but, kept }: Extract<Change, { kind: "forgotten" }>): Threads {
  const left = Object.entries(threads.byId).filter(([id, known]) => isIn(known, but) || kept.has(id));
  const loaded = [...threads.loaded].filter((index) => but && index >= but.from && index <= but.through);
  return { ...threads, byId: Object.fromEntries(left), loaded: new Set(loaded) };
}

function joinLate(known: ThreadWire, told: ThreadWire): ThreadWire {
  const posts = joinPosts(known.posts, told.posts, pickLate);
  return {
    ...(told.version >= known.version ? told : known),
    posts,
    postCount: Math.max(known.postCount, countWhole(posts)),
  };
}

function joinHeard(known: ThreadWire, told: ThreadWire): ThreadWire {
  return {
    ...(told.version >= known.version ? told : known),
    posts: joinPosts(known.posts, told.posts, pickHeard),
    postCount: told.postCount,
  };
}

function joinFound(known: ThreadWire, told: ThreadWire, since: number): ThreadWire {
  const ids = new Set(told.posts.map(({ id }) => id));
  const last = told.posts.length < CARRIED ? undefined : told.posts.at(-2);
  // In the server's order, that of numbers; a placeholder has only its time.
  const isBeyond = ({ number, createdAt }: ThreadPostWire) =>
    last !== undefined &&
    (number === null || last.number === null ? createdAt > last.createdAt : number > last.number);
  const kept = known.posts.filter((post) => ids.has(post.id) || (post.number ?? 0) > since || isBeyond(post));
  return { ...joinHeard({ ...known, posts: kept }, told) };
}

type Pick = (known: ThreadPostWire, told: ThreadPostWire) => ThreadPostWire;

const pickHeard: Pick = (known, told) =>
  known.version !== null && told.version !== null && told.version < known.version ? known : told;

const pickLate: Pick = (known, told) => (known.version === null ? known : pickHeard(known, told));

/** Each post once, the opening one first, then by time. */
function joinPosts(known: ThreadPostWire[], told: ThreadPostWire[], pick: Pick): ThreadPostWire[] {
  const posts = new Map(known.map((post) => [post.id, post]));
  for (const post of told) {
    const before = posts.get(post.id);
    posts.set(post.id, before ? pick(before, post) : post);
  }
  return [...posts.values()].sort(
    (one, other) =>
      Number(one.parent !== null) - Number(other.parent !== null) ||
      one.createdAt.localeCompare(other.createdAt) ||
      one.id.localeCompare(other.id),
  );
}

const countWhole = (posts: ThreadPostWire[]): number => posts.filter(({ body }) => body !== null).length;

function withFresh(
  fresh: ReadonlySet<string>,
  known: ThreadPostWire[],
  now: ThreadPostWire[],
): ReadonlySet<string> {
  const before = new Set(known.map(({ id }) => id));
  const added = now.filter(({ id, isNew }) => isNew === true && !before.has(id) && !fresh.has(id));
  return added.length === 0 ? fresh : new Set([...fresh, ...added.map(({ id }) => id)]);
}

function without(gone: ReadonlySet<string>, ids: string[]): ReadonlySet<string> {
  return ids.some((id) => gone.has(id)) ? new Set([...gone].filter((id) => !ids.includes(id))) : gone;
}
