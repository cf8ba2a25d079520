import { type Db, database } from "@/db/client";
import { type AnnotationFilter, listAnnotationRecords } from "@/db/queries/annotations";
import { findParagraphKey } from "@/db/queries/paragraphs";
import { listPostRecords, type PostRecord } from "@/db/queries/posts";
import type { Granted } from "@/domain/granted";
import type { Viewer } from "@/domain/viewer";
import type { AnnotationWire } from "@/domain/wire/annotation";
import type { List } from "@/domain/wire/list";
import { accessReading, type ReadingAccess } from "../access";
import { annotationWire } from "./annotation-wire";

/** How many posts of a thread come with its annotation. */
const POSTS_AT_ONCE = 20;

/** As many, with the newest among them: a card shows how a thread begins and what was said last. */
export const ENDS = { perAnnotation: POSTS_AT_ONCE - 1, withNewest: true };

export type AnnotationQuery = Omit<AnnotationFilter, "ids" | "paragraphKey" | "limit"> & {
  /** A number or a key. */
  paragraph?: string;
  limit: number;
};

export async function listAnnotations(
  viewer: Viewer,
  readingId: string,
  { paragraph, ...query }: AnnotationQuery,
): Promise<List<AnnotationWire>> {
  const db = database();
  const access = await accessReading(db, viewer, readingId, "reading.read");
  if (paragraph === undefined) return listAnnotationsWithPosts(db, access, query);
  const paragraphKey = await findParagraphKey(db, access, paragraph);
  return paragraphKey === null
    ? { items: [], next: null }
    : listAnnotationsWithPosts(db, access, { ...query, paragraphKey });
}

/** Annotations with their first posts, for a door that is already open. */
export async function listAnnotationsWithPosts(
  db: Db,
  access: Granted<ReadingAccess>,
  filter: AnnotationFilter & { limit: number },
  posts: { perAnnotation: number; withNewest?: boolean } = { perAnnotation: POSTS_AT_ONCE },
): Promise<List<AnnotationWire>> {
  const records = await listAnnotationRecords(db, access, access.looker, {
    ...filter,
    limit: filter.limit + 1,
  });
  const page = records.slice(0, filter.limit);
  const found = await listPostRecords(db, access, { annotationIds: page.map(({ id }) => id), ...posts });
  const byAnnotation = new Map<string, PostRecord[]>(page.map(({ id }) => [id, []]));
  for (const post of found) byAnnotation.get(post.annotation_id)?.push(post);
  return {
    items: page.map((record) => annotationWire(access, record, byAnnotation.get(record.id) ?? [])),
    next: records.length > page.length ? (page.at(-1)?.cursor ?? null) : null,
  };
}
