import type { Body } from "@/domain/bodies/body-schema";
import type { AnnotationWire, NewAnnotation, NewPost } from "@/domain/wire/annotation";
import type { BodyInput, PostWire } from "@/domain/wire/post";
import * as api from "@/lib/browser/api";
import { followReading, type LiveEvent } from "@/lib/browser/live";
import { newId } from "@/lib/browser/new-id";
import { type Outbox, openOutbox, type Parcel } from "@/lib/browser/outbox";
import { keepReadMarks } from "@/lib/browser/read-marks";
import { Refused } from "@/lib/browser/request";
import type { Opening } from "../reading/opening";
import type { Leaving, Talk, TalkStatus } from "../reading/talk";
import { type About, annotationOnItsWay, postOnItsWay } from "./parcels";
import { countThreads, threadsToShow } from "./thread-view";
import { type Change, noThreads, reduceThreads } from "./threads";
import { whereOf } from "./where";

export type TalkStore = {
  read: () => Talk;
  readFirst: () => Talk;
  subscribe: (listener: () => void) => () => void;
  /** In a browser: hears, sends and fetches the rest, until it is stopped. */
  start: () => () => void;
};

/** Everything said about one reading, outside React: `read()` gives the same object until something changes. */
export function talkStore(opening: Opening): TalkStore {
  const { reading, me, counts: firstCounts } = opening;
  const listeners = new Set<() => void>();
  const marks = keepReadMarks(reading.id);
  const leaving = new Map<string, Leaving>();
  const asking = new Map<string, Promise<void>>();
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

  const actions = {
    add,
    addPost,
    editPost,
    deletePost: (post: PostWire) => leave(post.id, post.annotation, post.id),
    deleteAnnotation: (annotation: AnnotationWire) => leave(annotation.id, annotation.id, null),
    sendAgain,
    takeBack: (id: string) => outbox?.takeBack(id),
    loadParagraph,
    loadPosts,
    markRead,
    refresh,
  };

  function build(): Talk {
    const parcels = outbox?.parcels() ?? [];
    const state = outbox?.state() ?? "empty";
    const annotations = threadsToShow(threads, { parcels, outbox: state, leaving: new Set(leaving.keys()) });
    return {
      annotations,
      counts: countThreads(annotations, threads.next === null, firstCounts, threads.fresh),
      fresh: threads.fresh,
      status,
      isComplete: threads.next === null,
      waiting: state === "waiting" ? "network" : state === "signed-out" ? "signed-out" : null,
      heard,
      ...actions,
    };
  }

  const first = build();
  let talk = first;

  function publish() {
    talk = build();
    for (const listener of listeners) listener();
  }

  const writer = () => {
    if (!me) throw new Refused(401, "signed-out");
    return {
      author: { id: me.memberId, name: me.name, handle: me.handle },
      at: new Date().toISOString(),
    };
  };

  async function add(wanted: NewAnnotation): Promise<AnnotationWire> {
    const id = wanted.id ?? newId();
    const annotation = annotationOnItsWay(id, reading.id, wanted, whereOf(wanted.passage), writer());
    await outbox?.put({
      id,
      method: "POST",
      path: api.annotationsPath(reading.id),
      body: { ...wanted, id },
      about: { kind: "annotation", annotation },
    });
    return annotation;
  }

  async function addPost(annotation: string, wanted: NewPost): Promise<PostWire> {
    const id = wanted.id ?? newId();
    const post = postOnItsWay(id, annotation, wanted, writer());
    await outbox?.put({
      id,
      method: "POST",
      path: api.postsPath(annotation),
      body: { ...wanted, id },
      about: { kind: "post", annotation, post },
    });
    return post;
  }

  async function editPost(post: PostWire, body: BodyInput): Promise<PostWire> {
    const edited = await api.editPost(post.id, { version: post.version ?? 1, body });
    change({ kind: "post-heard", annotation: post.annotation, post: edited });
    return edited;
  }

  function leave(id: string, annotation: string, post: string | null): Leaving {
    const end = () => {
      leaving.delete(id);
      publish();
    };
    const own: Leaving = {
      undo: end,
      finish() {
        if (leaving.get(id) !== own) return;
        const path = post === null ? api.annotationPath(annotation) : api.postPath(post);
        void outbox?.put({ id, method: "DELETE", path, about: { kind: "delete", annotation, post } });
        end();
      },
    };
    leaving.set(id, own);
    publish();
    return own;
  }

  /** Under a new id: the old one may be what was refused. */
  async function sendAgain(id: string, words: Body) {
    const parcel = outbox?.parcels().find((one) => one.id === id);
    if (!parcel) return;
    const wanted = { ...(parcel.body as NewAnnotation & NewPost), id: newId(), body: { tiptap: words } };
    outbox?.takeBack(id);
    if (parcel.about.kind === "annotation") await add(wanted);
    if (parcel.about.kind === "post") await addPost(parcel.about.annotation, wanted);
  }

  function confirmed({ about }: Parcel<About>, answer: unknown) {
    if (about.kind === "annotation") change({ kind: "listed", items: [answer as AnnotationWire] });
    if (about.kind === "post")
      change({ kind: "posts-listed", annotation: about.annotation, posts: [answer as PostWire] });
    if (about.kind === "delete") {
      change({ kind: "gone-heard", annotation: about.annotation, post: about.post });
      void find(about.annotation);
    }
    publish();
  }

  function hear(event: LiveEvent) {
    lastNumber = event.number;
    if (event.kind === "refresh") return void refresh();
    if (event.kind === "annotation.changed") {
      noteHeard(event.annotation.posts[0]);
      return change({ kind: "annotation-heard", annotation: event.annotation });
    }
    const isKnown = threads.byId[event.annotation] !== undefined;
    if (event.kind === "post.changed") {
      noteHeard(event.post);
      change({ kind: "post-heard", annotation: event.annotation, post: event.post });
      if (!isKnown) void find(event.annotation);
      return;
    }
    change({ kind: "gone-heard", annotation: event.annotation, post: event.post });
    void find(event.annotation);
  }

  /** Of another's post that this page did not have. */
  function noteHeard(post: PostWire | undefined) {
    if (!post?.author || post.author.id === me?.memberId || post.editedAt !== null) return;
    const known = threads.byId[post.annotation]?.posts.some(({ id }) => id === post.id);
    if (!known) heard = post;
  }

  /** One question at a time about an annotation; one that comes meanwhile is asked after it. */
  function find(id: string): Promise<void> {
    const before = asking.get(id) ?? Promise.resolve();
    const asked = before.then(async () => {
      const since = lastNumber;
      const annotation = await api.findAnnotation(id);
      change({ kind: "found", id, annotation, since });
    });
    const settled = asked.catch(() => {}).finally(() => asking.get(id) === settled && asking.delete(id));
    asking.set(id, settled);
    return settled;
  }

  /** When it fails, the paragraph comes with the rest as soon as the server is back. */
  async function loadParagraph(key: string) {
    if (threads.next === null) return;
    const page = await api.listAnnotations(reading.id, { paragraph: key }).catch(() => null);
    if (page) change({ kind: "listed", items: page.items });
  }

  async function loadPosts(annotation: string) {
    let after: string | null = null;
    do {
      const page = await api.listPosts(annotation, after);
      change({ kind: "posts-listed", annotation, posts: page.items });
      after = page.next;
    } while (after !== null);
  }

  async function loadRest() {
    while (threads.next !== null) {
      const { items, next } = await api.listAnnotations(reading.id, { after: threads.next });
      change({ kind: "listed", items, next });
    }
  }

  async function refresh() {
    const at = new Date().toISOString();
    const since = lastNumber;
    const items: AnnotationWire[] = [];
    let after: string | null = null;
    do {
      const page = await api.listAnnotations(reading.id, { after });
      items.push(...page.items);
      after = page.next;
    } while (after !== null);
    change({ kind: "refreshed", items, since, at });
  }

  function markRead({ posts, stoppedAt }: Parameters<Talk["markRead"]>[0]) {
    if (me) marks.mark({ posts: posts?.flatMap(({ number }) => number ?? []), stoppedAt });
  }

  function follow(next: TalkStatus) {
    const isBack = next === "live" && status !== "live";
    status = next;
    if (isBack) {
      outbox?.flush();
      loadRest().catch(() => {});
    }
    publish();
  }

  function leavePage() {
    for (const one of [...leaving.values()]) one.finish();
    marks.flush();
  }

  const flushWhenHidden = () => document.visibilityState === "hidden" && leavePage();

  function start() {
    outbox = me
      ? openOutbox<About>({
          owner: `${me.userId}.${reading.id}`,
          onConfirmed: confirmed,
          onGone: ({ about }) =>
            void find(about.kind === "annotation" ? about.annotation.id : about.annotation),
        })
      : null;
    const forgetOutbox = outbox?.subscribe(publish);
    const stopFollowing = followReading({
      readingId: reading.id,
      after: lastNumber,
      onEvent: hear,
      onState: follow,
    });
    window.addEventListener("pagehide", leavePage);
    document.addEventListener("visibilitychange", flushWhenHidden);
    publish();
    return () => {
      leavePage();
      window.removeEventListener("pagehide", leavePage);
      document.removeEventListener("visibilitychange", flushWhenHidden);
      stopFollowing();
      forgetOutbox?.();
      outbox?.close();
    };
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
