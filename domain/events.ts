import type { AnnotationState, PostState } from "./annotations";

/** What can happen, by the stream it happens in. */
export const READING_EVENT_KINDS = [
  "annotation.added",
  "annotation.edited",
  "annotation.deleted",
  "annotation.hidden",
  "annotation.restored",
  "annotation.locked",
  "annotation.unlocked",
  "annotation.slowed",
  "annotation.moved",
  "annotation.rested",
  "annotation.taken-up",
  "edition.published",
  "post.added",
  "post.edited",
  "post.deleted",
  "post.held",
  "post.approved",
  "post.returned",
  "post.hidden",
  "post.restored",
] as const;

export const GROUP_EVENT_KINDS = [
  "group.added",
  "group.edited",
  "group.continued",
  "import.added",
  "import.deleted",
  "text.edited",
  "translation.published",
  "translation.edited",
  "translation.deleted",
  "reading.added",
  "reading.edited",
  "reading.exported",
  "assignment.added",
  "assignment.edited",
  "assignment.withdrawn",
  "assignment.restored",
  "assignment.exported",
  "assignment.done",
  "assignment.undone",
  "calendar.opened",
  "calendar.closed",
  "member.requested",
  "member.declined",
  "member.withdrawn",
  "member.joined",
  "member.changed",
  "member.renamed",
  "member.left",
  "member.removed",
  "member.link-printed",
  "subgroup.added",
  "subgroup.edited",
  "subgroup.removed",
  "subgroup.restored",
  "subgroup.filled",
  "invitation.added",
  "invitation.revoked",
  "review.added",
  "review.decided",
  "review.withdrawn",
  "member.warned",
  "member.silenced",
  "member.banned",
  "member.pardoned",
  "group.inspected",
] as const;

export const USER_EVENT_KINDS = [
  "user.added",
  "user.edited",
  "user.suspended",
  "user.reinstated",
  "session.started",
  "session.ended",
  "password.changed",
  "token.added",
  "token.revoked",
  "assignment.reached",
] as const;

export type ReadingEventKind = (typeof READING_EVENT_KINDS)[number];
export type EventKind =
  | ReadingEventKind
  | (typeof GROUP_EVENT_KINDS)[number]
  | (typeof USER_EVENT_KINDS)[number];

/** Ids of what it happened to; the words stay in their own tables. */
export type EventSubject = {
  annotationId?: string;
  postId?: string;
  readingId?: string;
  textId?: string;
  editionId?: string;
  translationId?: string;
  assignmentId?: string;
  memberId?: string;
  subgroupId?: string;
  invitationId?: string;
  importId?: string;
  reviewItemId?: string;
  sessionId?: string;
  tokenId?: string;
  /** For changes of settings: what was, what is. Never secrets. */
  from?: Record<string, unknown>;
  to?: Record<string, unknown>;
  /** Who could see it just before, for those who must be told that it is gone. */
  annotationBefore?: AnnotationState;
  postBefore?: PostState;
  /** The post opens its thread, so that the whole thread comes or goes with it. */
  opens?: boolean;
};

export type StreamEvent = {
  streamId: string;
  number: number;
  kind: EventKind;
  groupId: string | null;
  subject: EventSubject;
  at: Date;
};
