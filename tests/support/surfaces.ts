import { EXPORT_FORMATS } from "@/domain/exports";
import type { Viewer } from "@/domain/viewer";
import type { AnnotationWire } from "@/domain/wire/annotation";
import { exportWords } from "@/messages/export-words";
import { translator } from "@/messages/translator";
import { findAnnotation } from "@/operations/annotations/find-annotation";
import { listAnnotations } from "@/operations/annotations/list-annotations";
import { listThreads } from "@/operations/annotations/list-threads";
import { findPost } from "@/operations/posts/find-post";
import { listPostHistory } from "@/operations/posts/list-post-history";
import { listPosts } from "@/operations/posts/list-posts";
import { exportReading } from "@/operations/readings/export-reading";
import { openReading } from "@/operations/readings/open-reading";
import { reply } from "./build-discussion";

export type Show = (viewer: Viewer) => Promise<unknown>;

/** What asks for a thing by its id: it is not found by whoever may not read it. */
export const BY_ID = ["itself", "post", "posts", "history", "an answer"];

/** Everywhere in a reading where a thread shows, which stands at a paragraph and has a word that no other has. */
export function surfacesOf(
  reading: { id: string },
  thread: AnnotationWire,
  { word, paragraph }: { word: string; paragraph: number },
): Record<string, Show> {
  const post = thread.posts[0]?.id ?? "";
  const words = exportWords(translator("en"), "en");
  return {
    annotations: (viewer) => listAnnotations(viewer, reading.id, { limit: 100 }),
    "annotations of its paragraph": (viewer) =>
      listAnnotations(viewer, reading.id, { paragraph: String(paragraph), limit: 9 }),
    "annotations with the word": (viewer) => listAnnotations(viewer, reading.id, { q: word, limit: 9 }),
    "what is unread": (viewer) => listAnnotations(viewer, reading.id, { isUnread: true, limit: 9 }),
    threads: (viewer) => listThreads(viewer, reading.id, { place: { from: 0, through: 9 }, limit: 9 }),
    page: async (viewer) => (await openReading(viewer, reading.id)).threads,
    ...Object.fromEntries(
      EXPORT_FORMATS.map((format): [string, Show] => [
        `export as ${format}`,
        async (viewer) => {
          const pieces = (await exportReading(viewer, reading.id, format, words, { address: "::1" })).pieces;
          let file = "";
          for await (const piece of pieces) file += piece;
          return file;
        },
      ]),
    ),
    itself: (viewer) => findAnnotation(viewer, thread.id),
    post: (viewer) => findPost(viewer, post),
    posts: (viewer) => listPosts(viewer, thread.id, { limit: 9 }),
    history: (viewer) => listPostHistory(viewer, post, { limit: 9 }),
    "an answer": (viewer) => reply(viewer, thread, "May I?"),
  };
}

/** What somebody is shown, or the code of what they are told instead. */
export const told = async (show: Show, viewer: Viewer): Promise<string> =>
  JSON.stringify(await show(viewer).catch(({ code }) => code));
