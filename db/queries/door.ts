import { and, eq, sql } from "drizzle-orm";
import type { AnnotationState, PostState } from "@/domain/annotations";
import type { Group, Membership } from "@/domain/groups";
import type { Reading } from "@/domain/readings";
import type { Looker } from "@/domain/visibility";
import { type Db, database } from "../client";
import { annotations, posts } from "../schema/annotations";
import { groups, memberships } from "../schema/groups";
import { editions, readings, texts } from "../schema/texts";
import { isAnnotationShown } from "./visibility";

/*
 * What the door (`operations/access.ts`) looks up before any permission is known; nobody else may import this. These
 * are the only look-ups by bare id.
 */

export const groupColumns = {
  id: groups.id,
  slug: groups.slug,
  name: groups.name,
  description: groups.description,
  admission: groups.admission,
  visibility: groups.visibility,
  timeZone: groups.timeZone,
  createdAt: groups.createdAt,
  archivedAt: groups.archivedAt,
};

export const membershipColumns = {
  id: memberships.id,
  groupId: memberships.groupId,
  userId: memberships.userId,
  role: memberships.role,
  state: memberships.state,
  name: memberships.name,
  handle: memberships.handle,
  since: memberships.since,
};

export const readingColumns = {
  id: readings.id,
  groupId: readings.groupId,
  textId: readings.textId,
  title: texts.title,
  authors: texts.authors,
  language: texts.language,
  direction: texts.direction,
  editionId: texts.currentEditionId,
  paragraphCount: editions.paragraphCount,
  wordCount: editions.wordCount,
  createdAt: readings.createdAt,
  archivedAt: readings.archivedAt,
};

export async function findGroup(db: Db, by: { slug: string } | { id: string }): Promise<Group | null> {
  const [group] = await db
    .select(groupColumns)
    .from(groups)
    .where("slug" in by ? eq(sql`lower(${groups.slug})`, by.slug.toLowerCase()) : eq(groups.id, by.id));
  return group ?? null;
}

/**
 * Inside a transaction the row stays as it is until the commit (`share`), so that nobody loses a right while using it;
 * what takes rights away asks for it alone (`update`).
 */
export async function findMembership(
  db: Db,
  groupId: string,
  userId: string,
  lock: "share" | "update" = "share",
): Promise<Membership | null> {
  const query = db
    .select(membershipColumns)
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), eq(memberships.userId, userId)));
  const [membership] = await (db === database() ? query : query.for(lock));
  return membership ?? null;
}

export async function findMember(
  db: Db,
  groupId: string,
  memberId: string,
  lock: "share" | "update",
): Promise<Membership | null> {
  const query = db
    .select(membershipColumns)
    .from(memberships)
    .where(and(eq(memberships.groupId, groupId), eq(memberships.id, memberId)));
  const [membership] = await (db === database() ? query : query.for(lock));
  return membership ?? null;
}

export async function findReadingAndGroup(
  db: Db,
  id: string,
): Promise<{ reading: Reading; group: Group } | null> {
  const [found] = await db
    .select({ reading: readingColumns, group: groupColumns })
    .from(readings)
    .innerJoin(groups, eq(groups.id, readings.groupId))
    .innerJoin(texts, and(eq(texts.groupId, readings.groupId), eq(texts.id, readings.textId)))
    .innerJoin(editions, and(eq(editions.groupId, readings.groupId), eq(editions.id, texts.currentEditionId)))
    .where(eq(readings.id, id));
  return found ?? null;
}

export type AnnotationRow = AnnotationState & { id: string; readingId: string; version: number };

export async function findAnnotationRow(db: Db, id: string): Promise<AnnotationRow | null> {
  const [annotation] = await db
    .select({
      id: annotations.id,
      readingId: annotations.readingId,
      authorId: annotations.authorId,
      audience: annotations.audience,
      moderation: annotations.moderation,
      deletedAt: annotations.deletedAt,
      version: annotations.version,
    })
    .from(annotations)
    .where(eq(annotations.id, id));
  return annotation ?? null;
}

export async function isShown(
  db: Db,
  groupId: string,
  annotationId: string,
  looker: Looker,
): Promise<boolean> {
  const [annotation] = await db
    .select({ isShown: sql<boolean>`${isAnnotationShown(looker)}` })
    .from(annotations)
    .where(and(eq(annotations.groupId, groupId), eq(annotations.id, annotationId)));
  return annotation?.isShown ?? false;
}

export type PostRow = PostState & {
  id: string;
  annotationId: string;
  parentId: string | null;
  ancestors: string[];
  version: number;
};

export async function findPostRow(db: Db, id: string): Promise<PostRow | null> {
  const [post] = await db
    .select({
      id: posts.id,
      annotationId: posts.annotationId,
      parentId: posts.parentId,
      ancestors: posts.ancestors,
      authorId: posts.authorId,
      moderation: posts.moderation,
      deletedAt: posts.deletedAt,
      version: posts.version,
    })
    .from(posts)
    .where(eq(posts.id, id));
  return post ?? null;
}
