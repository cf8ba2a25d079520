import type { AnnotationWire } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";
import { followReading, type LiveEvent } from "@/lib/browser/live";
import { type Outbox, openOutbox, type Parcel } from "@/lib/browser/outbox";
import { keepReadMarks } from "@/lib/browser/read-marks";
import type { Opening } from "../reading/opening";
import type { Leaving, Talk, TalkStatus } from "../reading/talk";
import { askThreads } from "./ask-threads";
import type { About } from "./parcels";
import { countThreads, threadsToShow } from "./thread-view";
import { type Change, noThreads, reduceThreads } from "./threads";
import { writeThreads } from "./write-threads";

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
  const leaving = new Map<string, Leaving>();
  const marks = keepReadMarks(reading.id);
  let outbox: Outbox<About> | null = null;
  let threads = reduceThreads(noThreads, { kind: "listed", ...opening.annotations });
  if (opening.at) threads = reduceThreads(threads, { kind: "listed", items: opening.at.annotations });
  let lastNumber = opening.lastEvent;
  let status: TalkStatus = "connecting";
  let heard: PostWire | null = null;

  function change(next: Change) {
    threads = reduceThreads(threads, next);
    publish();
  }

  const asking = askThreads({
    readingId: reading.id,
    threads: () => threads,
    lastNumber: () => lastNumber,
    change,
  });
  const actions = {
    ...writeThreads({ opening, outbox: () => outbox, leaving, change, publish }),
    loadParagraph: asking.loadParagraph,
    loadPosts: asking.loadPosts,
    refresh: asking.refresh,
    markRead,
  };

  const first = build();
  let talk = first;

  function build(): Talk {
    const parcels = outbox?.parcels() ?? [];
    const state = outbox?.state() ?? "empty";
    const annotations = threadsToShow(threads, { parcels, outbox: state, leaving: new Set(leaving.keys()) });
    return {
      annotations,
      counts: countThreads(annotations, threads.next === null, opening.counts, threads.fresh),
      fresh: threads.fresh,
      status,
      isComplete: threads.next === null,
      waiting: state === "waiting" ? "network" : state === "signed-out" ? "signed-out" : null,
      heard,
      ...actions,
    };
  }

  function publish() {
    talk = build();
    for (const listener of listeners) listener();
  }

  function markRead({ posts, stoppedAt }: Parameters<Talk["markRead"]>[0]) {
    if (me) marks.mark({ posts: posts?.flatMap(({ number }) => number ?? []), stoppedAt });
  }

  function confirmed({ about }: Parcel<About>, answer: unknown) {
    if (about.kind === "annotation") change({ kind: "listed", items: [answer as AnnotationWire] });
    if (about.kind === "post")
      change({ kind: "posts-listed", annotation: about.annotation, posts: [answer as PostWire] });
    if (about.kind === "delete") {
      change({ kind: "gone-heard", annotation: about.annotation, post: about.post });
      void asking.find(about.annotation);
    }
  }

  function hear(event: LiveEvent) {
    lastNumber = event.number;
    switch (event.kind) {
      case "refresh":
        asking.refresh().catch(() => {});
        return;
      case "annotation.changed":
        noteHeard(event.annotation.posts[0]);
        return change({ kind: "annotation-heard", annotation: event.annotation });
      case "post.changed":
        noteHeard(event.post);
        if (!threads.byId[event.annotation]) void asking.find(event.annotation);
        return change({ kind: "post-heard", annotation: event.annotation, post: event.post });
      case "gone":
        change({ kind: "gone-heard", annotation: event.annotation, post: event.post });
        void asking.find(event.annotation);
    }
  }

  /** Of another's post that this page did not have. */
  function noteHeard(post: PostWire | undefined) {
    if (!post?.author || post.author.id === me?.memberId || post.editedAt !== null) return;
    const isKnown = threads.byId[post.annotation]?.posts.some(({ id }) => id === post.id);
    if (!isKnown) heard = post;
  }

  function follow(next: TalkStatus) {
    const isBack = next === "live" && status !== "live";
    status = next;
    if (isBack) {
      outbox?.flush();
      asking.loadRest().catch(() => {});
    }
    publish();
  }

  function leavePage() {
    for (const one of [...leaving.values()]) one.finish();
    outbox?.hurry();
    marks.flush();
  }

  function start() {
    outbox = me && openOutbox<About>({ owner: `${me.userId}.${reading.id}`, onConfirmed: confirmed, onGone });
    const endings = [
      outbox?.subscribe(publish),
      outbox?.close,
      followReading({ readingId: reading.id, after: lastNumber, onEvent: hear, onState: follow }),
    ];
    const leaveWhenHidden = () => document.visibilityState === "hidden" && leavePage();
    window.addEventListener("pagehide", leavePage);
    document.addEventListener("visibilitychange", leaveWhenHidden);
    publish();
    return () => {
      leavePage();
      window.removeEventListener("pagehide", leavePage);
      document.removeEventListener("visibilitychange", leaveWhenHidden);
      for (const end of endings) end?.();
    };
  }

  /** Another tab sent it, or gave it up. */
  function onGone({ about }: Parcel<About>) {
    void asking.find(about.kind === "annotation" ? about.annotation.id : about.annotation);
  }

  return {
    read: () => talk,
    readFirst: () => first,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start,
  };
}
