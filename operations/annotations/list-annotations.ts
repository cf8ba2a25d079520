import { type Db, database } from "@/db/client";
import { type AnnotationFilter, listAnnotationRecords } from "@/db/queries/annotations";
import { findParagraphKey } from "@/db/queries/paragraphs";
import { listPostHeads, listPostRecords, listWords, type PostHead } from "@/db/queries/posts";
import type { Granted } from "@/domain/granted";
import type { Viewer } from "@/domain/viewer";
import type { AnnotationWire } from "@/domain/wire/annotation";
import type { List } from "@/domain/wire/list";
import type { ThreadWire } from "@/domain/wire/thread";
import { accessReading, type ReadingAccess } from "../access";
import { keptBody, renderedBody } from "../posts/rendered-body";
import { annotationWire, threadWire } from "./annotation-wire";
import { standInRows } from "./stand-in-rows";

/** How many posts of a thread come with its annotation. */
const POSTS_AT_ONCE = 20;

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
): Promise<List<AnnotationWire>> {
  const { records, next } = await pageOfRecords(db, access, filter);
  const annotationIds = records.map(({ id }) => id);
  const posts = await listPostRecords(db, access, { annotationIds, perAnnotation: POSTS_AT_ONCE });
  const postsOf = byAnnotation(posts);
  return { items: records.map((record) => annotationWire(access, record, postsOf(record))), next };
}

/** Annotations as a page shows them: each with its first posts and the newest, since a card shows what was said last. */
export async function listThreadsWithPosts(
  db: Db,
  access: Granted<ReadingAccess>,
  filter: AnnotationFilter & { limit: number },
): Promise<List<ThreadWire>> {
  const { records, next } = await pageOfRecords(db, access, filter);
  const annotationIds = records.map(({ id }) => id);
  const ends = { annotationIds, perAnnotation: POSTS_AT_ONCE - 1, withNewest: true };
  const posts = await listPostHeads(db, access, ends);
  const htmlOf = await bodiesOf(db, access, posts);
  const postsOf = byAnnotation(posts);
  return { items: records.map((record) => threadWire(record, postsOf(record), htmlOf)), next };
}

async function pageOfRecords(
  db: Db,
  access: Granted<ReadingAccess>,
  filter: AnnotationFilter & { limit: number },
) {
  const found = await listAnnotationRecords(db, access, { ...filter, limit: filter.limit + 1 });
  const records = await standInRows(db, access, found.slice(0, filter.limit));
  return { records, next: found.length > records.length ? (records.at(-1)?.cursor ?? null) : null };
}

function byAnnotation<Post extends PostHead>(posts: readonly Post[]): (annotation: { id: string }) => Post[] {
  const groups = new Map<string, Post[]>();
  for (const post of posts) {
    const group = groups.get(post.annotation_id);
    if (group) group.push(post);
    else groups.set(post.annotation_id, [post]);
  }
  return ({ id }) => groups.get(id) ?? [];
}

/** The words of posts as HTML; only those that this server has not kept are read. */
async function bodiesOf(db: Db, access: Granted<ReadingAccess>, posts: readonly PostHead[]) {
  const html = new Map<string, string>();
  const unknown: PostHead[] = [];
  for (const post of posts) {
    const kept = post.is_whole ? keptBody(post) : "";
    if (kept === undefined) unknown.push(post);
    else html.set(post.id, kept);
  }
  const words = await listWords(db, access, unknown);
  for (const post of unknown) {
    const body = words.get(post.id);
    if (body) html.set(post.id, renderedBody(post, body));
  }
  return ({ id }: PostHead) => html.get(id) ?? "";
}
