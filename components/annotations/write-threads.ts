import type { Body } from "@/domain/bodies/body-schema";
import type { NewAnnotation, NewPost } from "@/domain/wire/annotation";
import type { BodyInput } from "@/domain/wire/post";
import type { ThreadPostWire, ThreadWire } from "@/domain/wire/thread";
import * as api from "@/lib/browser/api";
import { newId } from "@/lib/browser/new-id";
import type { Outbox } from "@/lib/browser/outbox";
import { Refused } from "@/lib/browser/request";
import type { Opening } from "../reading/opening";
import type { Leaving } from "../reading/talk";
import { withoutPosts } from "./draft";
import { type About, annotationOnItsWay, postOnItsWay } from "./parcels";
import { threadPostFrom } from "./thread-from";
import type { Change } from "./threads";
import { whereOf } from "./where";

type Means = {
  opening: Opening;
  /** Null until the page lives in a browser, and for those who cannot write. */
  outbox: () => Outbox<About> | null;
  known: (annotation: string) => ThreadWire | undefined;
  change: (next: Change) => void;
};

/** What a reader does to the discussion from this page. */
export function writeThreads({ opening: { reading, me }, outbox, known, change }: Means) {
  function writer() {
    if (!me) throw new Refused(401, "signed-out");
    const author = { id: me.memberId, name: me.name, handle: me.handle };
    return { author, at: new Date().toISOString() };
  }

  async function add(wanted: NewAnnotation): Promise<ThreadWire> {
    const id = wanted.id ?? newId();
    const annotation = annotationOnItsWay(id, wanted, whereOf(wanted.passage), writer());
    await outbox()?.put({
      id,
      method: "POST",
      path: api.annotationsPath(reading.id),
      body: { ...wanted, id },
      about: { kind: "annotation", annotation },
    });
    return annotation;
  }

  async function addPost(
    annotation: string,
    wanted: NewPost,
    home = known(annotation),
  ): Promise<ThreadPostWire> {
    const id = wanted.id ?? newId();
    const post = postOnItsWay(id, annotation, wanted, writer());
    await outbox()?.put({
      id,
      method: "POST",
      path: api.postsPath(annotation),
      body: { ...wanted, id },
      about: { kind: "post", annotation, post, ...(home && { thread: withoutPosts(home) }) },
    });
    return post;
  }

  async function editPost(
    post: Pick<ThreadPostWire, "id" | "annotation" | "version">,
    edit: { body: BodyInput; disagrees?: boolean },
  ): Promise<ThreadPostWire> {
    const edited = threadPostFrom(await api.editPost(post.id, { version: post.version ?? 1, ...edit }));
    change({ kind: "post-heard", annotation: post.annotation, post: edited });
    return edited;
  }

  function leave(id: string, annotation: string, post: string | null): Leaving {
    const path = post === null ? api.annotationPath(annotation) : api.postPath(post);
    outbox()?.hold({ id, method: "DELETE", path, about: { kind: "delete", annotation, post } });
    return { undo: () => outbox()?.takeBack(id) ?? false, finish: () => outbox()?.release(id) };
  }

  /** Under a new id: the old one may be what was refused. */
  async function sendAgain(id: string, words?: Body) {
    const parcel = outbox()
      ?.parcels()
      .find((one) => one.id === id);
    if (!parcel) return;
    const refused = parcel.body as NewAnnotation & NewPost;
    const wanted = { ...refused, id: newId(), ...(words && { body: { tiptap: words } }) };
    if (parcel.about.kind === "annotation") await add(wanted);
    if (parcel.about.kind === "post") await addPost(parcel.about.annotation, wanted, parcel.about.thread);
    // Not before: until then it is the only place where they are kept.
    outbox()?.takeBack(id);
  }

  return {
    add,
    addPost,
    editPost,
    deletePost: (post: Pick<ThreadPostWire, "id" | "annotation" | "version">) =>
      leave(post.id, post.annotation, post.id),
    deleteAnnotation: (annotation: Pick<ThreadWire, "id">) => leave(annotation.id, annotation.id, null),
    sendAgain,
    takeBack: (id: string) => outbox()?.takeBack(id),
  };
}
