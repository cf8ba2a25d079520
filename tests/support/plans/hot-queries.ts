import type { Sql, TransactionSql } from "postgres";
import { database } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import type { SignedInViewer } from "@/domain/viewer";
import { newAnnotation, newPost } from "@/domain/wire/annotation";
import { findViewerBySession } from "@/operations/accounts/find-viewer";
import { addAnnotation } from "@/operations/annotations/add-annotation";
import { listAnnotations } from "@/operations/annotations/list-annotations";
import { addPost } from "@/operations/posts/add-post";
import { findReading } from "@/operations/readings/find-reading";
import { markRead } from "@/operations/readings/mark-read";
import { openReading } from "@/operations/readings/open-reading";
import type { SeededMember } from "../seed/seed-group";
import type { SeededReading } from "../seed/seed-reading";
import { type Explained, explainAll } from "./explain";
import type { Recorder } from "./record-queries";

export const seededViewer = ({ userId, sessionId, name }: SeededMember): SignedInViewer => ({
  userId,
  name,
  handle: name.toLowerCase().replaceAll(" ", "-"),
  isSiteAdmin: false,
  locale: null,
  wordsPerMinute: null,
  timeZone: null,
  by: { kind: "session", sessionId },
});

/** Where somebody does something, and what there is to do it with. */
export type Scene = {
  reading: SeededReading;
  member: SeededMember;
  annotationId: string;
  lastNumber: number;
};

/** Something that people do all the time, and how to take back what is left of it. */
type Act = {
  work: (scene: Scene) => Promise<unknown>;
  undo?: (result: unknown, sql: Sql | TransactionSql) => Promise<unknown>;
};

const idOf = (result: unknown): string => (result as { id: string }).id;

const keyOf = ({ reading }: Scene, place: number): string => reading.paragraphs[place]?.key ?? "";

export const HOT: Record<string, Act> = {
  "who-asks": { work: ({ member }) => findViewerBySession(member.sessionId) },
  "the-door": { work: ({ reading, member }) => findReading(seededViewer(member), reading.id) },
  "opening-a-reading": { work: ({ reading, member }) => openReading(seededViewer(member), reading.id) },
  "opening-a-reading-at-a-paragraph": {
    work: (scene) => openReading(seededViewer(scene.member), scene.reading.id, keyOf(scene, 2)),
  },
  "threads-of-a-paragraph": {
    work: (scene) =>
      listAnnotations(seededViewer(scene.member), scene.reading.id, {
        paragraph: keyOf(scene, 2),
        limit: 50,
      }),
  },
  unread: {
    work: ({ reading, member }) =>
      listAnnotations(seededViewer(member), reading.id, { isUnread: true, limit: 50 }),
  },
  "marking-as-read": {
    work: ({ reading, member, lastNumber }) =>
      markRead(seededViewer(member), reading.id, { posts: [lastNumber] }),
  },
  "catching-up-after-a-pause": {
    work: ({ reading, lastNumber }) =>
      listEvents(database(), [{ streamId: reading.id, after: lastNumber - 20 }]),
  },
  answering: {
    work: ({ member, annotationId }) =>
      addPost(seededViewer(member), annotationId, newPost.parse({ body: { markdown: "Slowly." } })),
    undo: (post, sql) => sql`delete from posts where id = ${idOf(post)}`,
  },
  annotating: {
    work: ({ reading, member }) =>
      addAnnotation(
        seededViewer(member),
        reading.id,
        newAnnotation.parse({ passage: { paragraph: 3 }, body: { markdown: "All of it." } }),
      ),
    undo: (annotation, sql) => sql`delete from annotations where id = ${idOf(annotation)}`,
  },
};

/** How the database carries out what one act asks of it. */
export async function explainAct(recorder: Recorder, act: Act, scene: Scene): Promise<Explained[]> {
  const { result, queries } = await recorder.record(() => act.work(scene));
  const undo = act.undo;
  const explained = await explainAll(recorder.sql, queries, undo ? (tx) => undo(result, tx) : undefined);
  // So that the next one finds the scene as this one did.
  await undo?.(result, recorder.sql);
  return explained;
}
