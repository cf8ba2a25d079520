import type { AnnotationWire } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";
import type { ThreadPostWire, ThreadWire } from "@/domain/wire/thread";
import { findTalk } from "@/lib/browser/api";
import { listDrafts, watchDrafts } from "@/lib/browser/drafts";
import { followReading, type LiveEvent } from "@/lib/browser/live";
import { type Outbox, openOutbox, type Parcel } from "@/lib/browser/outbox";
import { keepReadMarks } from "@/lib/browser/read-marks";
import { Refused, Unreachable } from "@/lib/browser/request";
import type { Opening } from "../reading/opening";
import type { Talk, TalkStatus } from "../reading/talk";
import { indexOf, paragraphWithKey } from "../reading/text-places";
import { askThreads } from "./ask-threads";
import { type Draft, isDraft } from "./draft";
import { draftsOf } from "./draft-key";
import { later } from "./later";
import { isMuted, seenOrMuted, withoutMutedMarks } from "./muted";
import type { About } from "./parcels";
import { hasAnswers } from "./thread";
import { threadFrom, threadPostFrom } from "./thread-from";
import { type Counted, countThreads, threadsToShow } from "./thread-view";
import { type Change, noThreads, reduceThreads, type Stretch } from "./threads";
import { writeThreads } from "./write-threads";

/** What is answered when words come to a thread, or to a post, that is not there. */
const MAY_BE_GONE = new Set(["annotation.deleted", "post.deleted", "post.parent-elsewhere", "not-found"]);

export type TalkStore = {
  read: () => Talk;
  /** As it came with the page: what the server has drawn. */
  readFirst: () => Talk;
  subscribe: (listener: () => void) => () => void;
  /** In a browser: hears, sends and fetches the rest, until it is stopped. */
  start: () => () => void;
};

/** Everything said about one reading, outside React: `read()` gives the same object until something changes. */
export function talkStore(opening: Opening): TalkStore {
  const { reading, me } = opening;
  const listeners = new Set<() => void>();
  const marks = keepReadMarks(reading.id);
  let outbox: Outbox<About> | null = null;
  const { items, ...all } = opening.threads;
  let threads = reduceThreads(noThreads, { kind: "listed", items, all });
  let counted: Counted & Pick<Opening, "hasMoreFresh" | "covers" | "apart"> & Pick<Talk, "borne" | "muted"> =
    {
      counts: opening.counts,
      number: opening.lastEvent,
      hasMoreFresh: opening.hasMoreFresh,
      covers: opening.covers,
      apart: opening.apart,
      borne: me,
      muted: new Set(opening.muted),
    };
  let readThrough = opening.readThrough;
  let drafts: readonly Draft[] = [];
  let near: Stretch[] = [];
  let lastNumber = opening.lastEvent;
  let status: TalkStatus = "connecting";
  let mayAnnotate = opening.can.annotate;
  let heard: ThreadPostWire | null = null;

  function change(next: Change) {
    threads = reduceThreads(threads, next);
    publish();
  }

  const asking = askThreads({
    readingId: reading.id,
    threads: () => threads,
    counts: () => counted.counts,
    lastNumber: () => lastNumber,
    change,
  });
  const known = (id: string): ThreadWire | undefined => threads.byId[id];
  const actions = {
    ...writeThreads({ opening, outbox: () => outbox, known, change }),
    load,
    isLoaded: (index: number) => threads.loaded.has(index),
    loadWhere,
    loadPosts: asking.loadPosts,
    find: asking.find,
    markRead,
    setMuted,
    countAnew,
  };

  let talk: Talk | null = null;
  // As the server drew it, which counted before it read the threads that it sent.
  const first = { ...build(), counts: opening.counts };
  talk = first;

  function build(): Talk {
    const parcels = outbox?.parcels() ?? [];
    const state = outbox?.state() ?? "empty";
    const annotations = threadsToShow(threads, { parcels, outbox: state, drafts });
    const { muted } = counted;
    const seen = seenOrMuted(annotations, threads, muted);
    return {
      annotations: withoutMutedMarks(annotations, muted),
      counts: countThreads(annotations, { ...threads, seen }, counted, talk?.counts),
      hasMoreFresh: counted.hasMoreFresh,
      covers: counted.covers,
      apart: counted.apart,
      borne: counted.borne,
      fresh: threads.fresh,
      seen,
      muted,
      status,
      mayAnnotate: mayAnnotate && status !== "lost",
      loaded: threads.loaded,
      drafts,
      readThrough,
      waiting: state === "waiting" ? "network" : state === "signed-out" ? "signed-out" : null,
      heard,
      ...actions,
    };
  }

  function publish() {
    talk = build();
    for (const listener of listeners) listener();
  }

  function markRead({ posts, ...where }: Parameters<Talk["markRead"]>[0]) {
    if (!me) return;
    if (posts) change({ kind: "seen", posts: posts.map(({ id }) => id) });
    if (where.paragraphs) readTo(where.paragraphs.through);
    marks.mark({ ...where, posts: posts?.flatMap(({ number }) => number ?? []) });
  }

  function readTo(key: string) {
    const paragraph = paragraphWithKey(key);
    const index = paragraph ? indexOf(paragraph) : -1;
    if (index <= readThrough) return;
    readThrough = index;
    publish();
  }

  async function load(stretches: Stretch[]) {
    near = stretches;
    if (status !== "corrected") await asking.load(stretches);
  }

  async function loadWhere(which: "mine" | "questions" | "new") {
    if (which === "questions") await asking.loadWhere({ kind: "question" });
    if (which === "new") await asking.loadWhere({ unread: true });
    if (which === "mine" && me) await asking.loadWhere({ author: me.memberId });
  }

  /** What happened while the page was away is too much to be told piece by piece: it asks again for what is on the screen. */
  async function refresh() {
    const [stretch] = near;
    const kept = new Set(homes());
    change({ kind: "forgotten", but: stretch ?? null, kept });
    for (const id of kept) void asking.find(id);
    await recount();
    if (stretch) await asking.refresh(stretch);
    await asking.load(near);
  }

  /** The page must not go on with what is old: what the server did not answer it is asked again. */
  const refreshing = later(catchUp);
  function catchUp() {
    refresh().then(refreshing.succeeded, (thrown) => thrown instanceof Unreachable && refreshing.failed());
  }

  const counting = later(countAnew);
  function countAnew() {
    recount().then(counting.succeeded, (thrown) => thrown instanceof Unreachable && counting.failed());
  }

  /** The threads that words of one's own belong to. */
  function homes(): string[] {
    const sent = (outbox?.parcels() ?? []).flatMap(({ about }) =>
      about.kind === "post" ? about.annotation : [],
    );
    return [...drafts.map(({ thread }) => thread.id), ...sent];
  }

  /** Those that the page does not know are far from the screen, or gone. */
  function findHomes() {
    for (const id of new Set(homes())) if (!threads.byId[id] && !threads.gone.has(id)) void asking.find(id);
  }

  async function recount() {
    if (status === "corrected") return;
    const { last, muted, ...found } = await findTalk(reading.id);
    counted = { ...found, number: last, muted: new Set(muted) };
    publish();
  }

  function setMuted(id: string, isMuted: boolean) {
    const muted = new Set(counted.muted);
    muted[isMuted ? "add" : "delete"](id);
    counted = { ...counted, muted };
    publish();
  }

  function confirmed({ about }: Parcel<About>, answer: unknown) {
    if (about.kind === "annotation")
      change({ kind: "listed", items: [threadFrom(answer as AnnotationWire)] });
    if (about.kind === "post")
      change({
        kind: "posts-listed",
        annotation: about.annotation,
        posts: [threadPostFrom(answer as PostWire)],
      });
    if (about.kind === "delete") hearGone(about.annotation, about.post);
  }

  /** Others may have answered what is gone: then the server says what is left. */
  function hearGone(annotation: string, post: string | null) {
    const before = threads.byId[annotation];
    change({ kind: "gone-heard", annotation, post });
    if (post !== null || !before || hasAnswers(before)) void asking.find(annotation);
  }

  /** The place may be gone, or its writer's right to it, of which this page has not heard yet. */
  function refused({ about }: Parcel<About>, code: string) {
    if (!MAY_BE_GONE.has(code)) return;
    recount().then(
      () => {
        if (about.kind === "post") void asking.find(about.annotation);
      },
      (thrown) => {
        if (thrown instanceof Refused && thrown.status === 404) follow("lost");
      },
    );
  }

  function hear(event: LiveEvent) {
    // What is heard from now on stands elsewhere than on this page.
    if (status === "corrected") return;
    lastNumber = event.number;
    switch (event.kind) {
      case "refresh":
        return catchUp();
      case "edition.published":
        // Words of another language than the one before the reader.
        if (event.translation && ![reading.translation, reading.beside?.id].includes(event.translation))
          return catchUp();
        return follow("corrected");
      case "rights":
        mayAnnotate = event.annotate;
        return publish();
      case "annotation.changed":
        noteHeard(event.annotation.posts[0]);
        // Counted where it stood, which this page may not know.
        if (event.isMoved) countAnew();
        return change({ kind: "annotation-heard", annotation: threadFrom(event.annotation) });
      case "post.changed":
        noteHeard(event.post);
        if (!threads.byId[event.annotation]) void asking.find(event.annotation);
        return change({ kind: "post-heard", annotation: event.annotation, post: threadPostFrom(event.post) });
      case "gone":
        // What the page did not know is still among what the server counted.
        if (!threads.byId[event.annotation]) countAnew();
        hearGone(event.annotation, event.post);
    }
  }

  /** Of another's post that this page did not have. */
  function noteHeard(post: PostWire | undefined) {
    if (!post?.author || post.author.id === me?.memberId || post.editedAt !== null) return;
    if (isMuted(post, counted.muted)) return;
    const isKnown = threads.byId[post.annotation]?.posts.some(({ id }) => id === post.id);
    if (!isKnown) heard = threadPostFrom(post);
  }

  function follow(next: TalkStatus) {
    if ((status === "lost" && next !== "live") || (status === "corrected" && next !== "lost")) return;
    const isBack = next === "live" && status !== "live";
    status = next;
    if (isBack) {
      outbox?.flush();
      findHomes();
      // What was kept back, or apart, when the page went away may have been shown meanwhile, and no event says so.
      if (counted.covers.length > 0 || counted.apart) catchUp();
      for (const waiting of [refreshing, counting, asking.again]) waiting.hurry();
      void asking.load(near);
    }
    publish();
  }

  /** Whoever looks away may come back, and undo what can be undone. */
  function lookAway() {
    if (document.visibilityState !== "hidden") return;
    outbox?.hurry();
    marks.flush();
  }

  function leavePage() {
    outbox?.leave();
    marks.flush();
  }

  function start() {
    const owner = `${me?.userId}.${reading.id}`;
    outbox = me && openOutbox<About>({ owner, onConfirmed: confirmed, onRefused: refused, onGone });
    lookForDrafts();
    const endings = [
      watchDrafts(lookForDrafts),
      outbox?.subscribe(publish),
      outbox?.close,
      refreshing.stop,
      counting.stop,
      asking.again.stop,
      followReading({ readingId: reading.id, after: lastNumber, onEvent: hear, onState: follow }),
    ];
    window.addEventListener("pagehide", leavePage);
    document.addEventListener("visibilitychange", lookAway);
    return () => {
      leavePage();
      window.removeEventListener("pagehide", leavePage);
      document.removeEventListener("visibilitychange", lookAway);
      for (const end of endings) end?.();
    };
  }

  function lookForDrafts() {
    if (me) drafts = listDrafts(draftsOf(me.userId, reading.id)).filter(isDraft);
    publish();
  }

  /** Another tab sent it, or gave it up. */
  function onGone({ about }: Parcel<About>) {
    void asking.find(about.kind === "annotation" ? about.annotation.id : about.annotation);
  }

  return {
    read: () => talk ?? first,
    readFirst: () => first,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start,
  };
}
