import { sql } from "drizzle-orm";
import type { AnnotationState, PostState } from "@/domain/annotations";
import { type See, seeFrom } from "@/domain/assignments";
import { annotations, posts } from "../schema/annotations";
import { assignments } from "../schema/assignments";
import { groups, memberships } from "../schema/groups";
import { editions, readings, texts } from "../schema/texts";
import { isByModerator, parentAuthor, startIndexIn } from "./visibility";

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
  hasPseudonyms: groups.hasPseudonyms,
  moderation: groups.moderation,
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
  subgroupId: memberships.subgroupId,
  pseudonym: memberships.pseudonym,
  pseudonymHandle: memberships.pseudonymHandle,
  isSilenced: sql<boolean>`coalesce(memberships.silenced_until > now(), false)`.as("is_silenced"),
};

export const readingColumns = {
  id: readings.id,
  groupId: readings.groupId,
  textId: readings.textId,
  title: texts.title,
  authors: texts.authors,
  date: texts.date,
  origin: texts.origin,
  licence: texts.licence,
  textVersion: texts.version,
  language: texts.language,
  direction: texts.direction,
  editionId: readings.editionId,
  picturesAway: texts.picturesAway,
  paragraphCount: editions.paragraphCount,
  wordCount: editions.wordCount,
  createdAt: readings.createdAt,
  archivedAt: readings.archivedAt,
  isDivided: readings.isDivided,
};

/** Where the edition that is current is joined as well. */
export const textColumns = {
  id: texts.id,
  groupId: texts.groupId,
  title: texts.title,
  authors: texts.authors,
  language: texts.language,
  direction: texts.direction,
  editionId: texts.currentEditionId,
  edition: editions.number,
};

export type AnnotationRow = AnnotationState & {
  id: string;
  readingId: string;
  version: number;
  isLocked: boolean;
  slowMinutes: number;
};

/** Where the text of its reading is joined as well. */
export const annotationColumns = {
  id: annotations.id,
  readingId: annotations.readingId,
  authorId: annotations.authorId,
  isPrompt: sql<boolean>`(annotations.kind = 'prompt')`,
  audience: annotations.audience,
  subgroupId: annotations.subgroupId,
  moderation: annotations.moderation,
  deletedAt: annotations.deletedAt,
  isByModerator: isByModerator(),
  startIndex: startIndexIn(sql`${readings.editionId}`),
  isLocked: sql<boolean>`(annotations.locked_at is not null)`,
  slowMinutes: annotations.slowMinutes,
  version: annotations.version,
};

export type PostRow = PostState & {
  id: string;
  annotationId: string;
  parentId: string | null;
  ancestors: string[];
  version: number;
  /** Members whom one of its versions mentions. */
  mentions: string[] | null;
};

export const postColumns = {
  id: posts.id,
  annotationId: posts.annotationId,
  parentId: posts.parentId,
  ancestors: posts.ancestors,
  depth: sql<number>`cardinality(posts.ancestors)`,
  parentAuthorId: parentAuthor(sql`posts`),
  isByModerator: isByModerator(sql`posts`),
  authorId: posts.authorId,
  moderation: posts.moderation,
  isUndecided: posts.isUndecided,
  deletedAt: posts.deletedAt,
  version: posts.version,
  mentions: posts.mentions,
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
  see: sql<See>`json_strip_nulls(json_build_object('others', ${assignments.see}, 'own', ${assignments.seeOwn},
    'at', ${assignments.seeAt}))`.mapWith(seeFrom),
  revealedAt: assignments.revealedAt,
  createdAt: assignments.createdAt,
  version: assignments.version,
};
