import type { AnnotationWire } from "@/domain/wire/annotation";
import type { List } from "@/domain/wire/list";
import type { BodyInput, PostVersionWire, PostWire } from "@/domain/wire/post";
import { Refused, send, sendPatiently } from "./request";

type Page = { after?: string | null; paragraph?: string };

const query = (asked: Record<string, string | number | null | undefined>): string => {
  const given = Object.entries(asked).filter(([, value]) => value !== null && value !== undefined);
  return given.length === 0
    ? ""
    : `?${new URLSearchParams(given.map(([name, value]) => [name, `${value}`]))}`;
};

export const annotationsPath = (readingId: string) => `/readings/${readingId}/annotations`;
export const annotationPath = (id: string) => `/annotations/${id}`;
export const postsPath = (annotationId: string) => `/annotations/${annotationId}/posts`;
export const postPath = (id: string) => `/posts/${id}`;

export function listAnnotations(readingId: string, { after, paragraph }: Page = {}) {
  return sendPatiently<List<AnnotationWire>>(
    annotationsPath(readingId) + query({ after, paragraph, limit: 100 }),
  );
}

/** Null when it is not there any more, or not for this viewer. */
export async function findAnnotation(id: string): Promise<AnnotationWire | null> {
  try {
    return await sendPatiently<AnnotationWire>(annotationPath(id));
  } catch (thrown) {
    if (thrown instanceof Refused && thrown.status === 404) return null;
    throw thrown;
  }
}

export function listPosts(annotationId: string, after: string | null) {
  return sendPatiently<List<PostWire>>(postsPath(annotationId) + query({ after, limit: 100 }));
}

export function listPostVersions(postId: string) {
  return sendPatiently<List<PostVersionWire>>(`${postPath(postId)}/history${query({ limit: 100 })}`);
}

export const editPost = (postId: string, edit: { version: number; body: BodyInput }) =>
  sendPatiently<PostWire>(postPath(postId), { method: "PATCH", body: edit });

export type SeenMarks = { posts: number[]; stoppedAt?: string };

export const markRead = (readingId: string, marks: SeenMarks, { keepalive = false } = {}) =>
  send<void>(`/readings/${readingId}/read-marks`, { method: "POST", body: marks, keepalive });
