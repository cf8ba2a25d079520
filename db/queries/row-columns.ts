import type { AnnotationState, PostState } from "@/domain/annotations";
import { annotations, posts } from "../schema/annotations";
import { assignments } from "../schema/assignments";
import { groups, memberships } from "../schema/groups";
import { editions, readings, texts } from "../schema/texts";

/* What is read of a row wherever a rule is to be asked about it. */

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
  removedAt: memberships.removedAt,
  roleGivenAt: memberships.roleGivenAt,
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

export type AnnotationRow = AnnotationState & { id: string; readingId: string; version: number };

export const annotationColumns = {
  id: annotations.id,
  readingId: annotations.readingId,
  authorId: annotations.authorId,
  audience: annotations.audience,
  moderation: annotations.moderation,
  deletedAt: annotations.deletedAt,
  version: annotations.version,
};

export type PostRow = PostState & {
  id: string;
  annotationId: string;
  parentId: string | null;
  ancestors: string[];
  version: number;
};

export const postColumns = {
  id: posts.id,
  annotationId: posts.annotationId,
  parentId: posts.parentId,
  ancestors: posts.ancestors,
  authorId: posts.authorId,
  moderation: posts.moderation,
  deletedAt: posts.deletedAt,
  version: posts.version,
};

export const assignmentColumns = {
  id: assignments.id,
  groupId: assignments.groupId,
  title: assignments.title,
  instructions: assignments.instructions,
  opensAt: assignments.opensAt,
  dueAt: assignments.dueAt,
  repliesUntil: assignments.repliesUntil,
  assigned: assignments.assigned,
  targets: assignments.targets,
  createdAt: assignments.createdAt,
  version: assignments.version,
};
