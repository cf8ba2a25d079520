import type { AnnotationWire } from "@/domain/wire/annotation";
import type { List } from "@/domain/wire/list";
import type { BodyInput, PostVersionWire, PostWire } from "@/domain/wire/post";
import type { TalkWire, ThreadWire } from "@/domain/wire/thread";
import { Refused, send, sendPatiently } from "./request";

/** Which threads: of a stretch of paragraphs, by index, or of one kind. */
export type ThreadsAsked = {
  from?: number;
  through?: number;
  author?: string;
  kind?: "question";
  unread?: true;
  after?: string | null;
};

const query = (asked: Record<string, string | number | boolean | null | undefined>): string => {
  const given = Object.entries(asked).filter(([, value]) => value !== null && value !== undefined);
  return given.length === 0
    ? ""
    : `?${new URLSearchParams(given.map(([name, value]) => [name, `${value}`]))}`;
};

export const annotationsPath = (readingId: string) => `/readings/${readingId}/annotations`;
export const annotationPath = (id: string) => `/annotations/${id}`;
export const postsPath = (annotationId: string) => `/annotations/${annotationId}/posts`;
export const postPath = (id: string) => `/posts/${id}`;

export const listThreads = (readingId: string, asked: ThreadsAsked) =>
  sendPatiently<List<ThreadWire>>(`/readings/${readingId}/threads${query({ ...asked, limit: 100 })}`);

/** Where the talk of a reading stands now. */
export const findTalk = (readingId: string) => sendPatiently<TalkWire>(`/readings/${readingId}/talk`);

/** Null when it is not there any more, or not for this viewer. */
export async function findAnnotation(id: string): Promise<AnnotationWire | null> {
  try {
    return await sendPatiently<AnnotationWire>(annotationPath(id));
  } catch (thrown) {
    if (thrown instanceof Refused && thrown.status === 404) return null;
    throw thrown;
  }
}

export const findPost = (id: string) => sendPatiently<PostWire>(postPath(id));

export function listPosts(annotationId: string, after: string | null) {
  return sendPatiently<List<PostWire>>(postsPath(annotationId) + query({ after, limit: 100 }));
}

export function listPostVersions(postId: string) {
  return sendPatiently<List<PostVersionWire>>(`${postPath(postId)}/history${query({ limit: 100 })}`);
}

export const editPost = (postId: string, edit: { version: number; body: BodyInput; disagrees?: boolean }) =>
  sendPatiently<PostWire>(postPath(postId), { method: "PATCH", body: edit });

export type SeenMarks = {
  posts: number[];
  /** Stretches, by the keys of their ends. */
  paragraphs: { from: string; through: string }[];
  stoppedAt?: string;
};

export const markRead = (readingId: string, marks: SeenMarks, { keepalive = false } = {}) =>
  send<void>(`/readings/${readingId}/read-marks`, { method: "POST", body: marks, keepalive });
