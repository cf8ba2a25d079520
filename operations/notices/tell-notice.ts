import { database } from "@/db/client";
import { listAnnotationRecords } from "@/db/queries/annotations";
import { countAnswers } from "@/db/queries/answers";
import { findBroughtByItem } from "@/db/queries/brought-imports";
import { isDone } from "@/db/queries/done-marks";
import { findOwnMention } from "@/db/queries/mention-notices";
import { findOwnSanction } from "@/db/queries/moderation-log";
import type { NoticeRow } from "@/db/queries/notices";
import { findForNotice } from "@/db/queries/review";
import { isAssignable } from "@/domain/assignments";
import { thingIn } from "@/domain/flagging";
import { SANCTIONS } from "@/domain/moderation";
import { Problem } from "@/domain/problems";
import type { SignedInViewer } from "@/domain/viewer";
import type { NoticeWire } from "@/domain/wire/notice";
import { absoluteUrl } from "@/lib/env";
import {
  accessAnnotation,
  accessAssignment,
  accessGroup,
  accessPost,
  accessReading,
  type GroupAccess,
} from "../access";
import { annotationUrl } from "../annotations/annotation-wire";
import { assignmentPath } from "../assignments/assignment-wire";
import { countImports } from "../imports/count-imports";

/**
 * What a notice says now, to whoever it was made for: what it is about is looked up through the door. Null when they may
 * no longer know of it, or it is so no more.
 */
export async function tellNotice(viewer: SignedInViewer, row: NoticeRow): Promise<NoticeWire | null> {
  try {
    if (row.assignmentId !== null) return await tellOfDue(viewer, row, row.assignmentId);
    if (row.annotationId !== null) return await tellOfAnswers(viewer, row, row.annotationId);
    if (row.postId !== null) return await tellOfMention(viewer, row, row.postId);
    if (row.reviewItemId !== null) return await tellOfDecision(viewer, row, row.reviewItemId);
    if (row.logId !== null) return await tellOfSanction(viewer, row, row.logId);
    if (row.kind === "import-ready" || row.kind === "import-failed") return await tellOfImport(viewer, row);
    return await tellOfPlace(viewer, row);
  } catch (thrown) {
    if (thrown instanceof Problem) return null;
    throw thrown;
  }
}

/** Due, or it was: not to those who are done with it, or to whom it is not assigned. */
async function tellOfDue(viewer: SignedInViewer, row: NoticeRow, id: string): Promise<NoticeWire | null> {
  const access = await accessAssignment(database(), viewer, id, "assignment.read");
  const { assignment, membership, isAssignee, group } = access;
  const isTheirs = assignment.assigned === "all" || isAssignee;
  if (!membership || !isAssignable(membership) || !isTheirs || !assignment.dueAt) return null;
  if (await isDone(database(), access)) return null;
  const url = absoluteUrl(assignmentPath(group, assignment));
  return { ...common(row, access), url, title: assignment.title, dueAt: assignment.dueAt.toISOString() };
}

/** As many as they see; what they have seen is no news, wherever that was. */
async function tellOfAnswers(viewer: SignedInViewer, row: NoticeRow, id: string): Promise<NoticeWire | null> {
  const access = await accessAnnotation(database(), viewer, id, "annotation.read");
  const { membership, reading } = access;
  if (membership?.state !== "active") return null;
  const numbers = { since: row.since ?? 0, through: row.through ?? 0 };
  const { answers, fresh } = await countAnswers(database(), access, membership, numbers);
  const [record] =
    answers > 0 ? await listAnnotationRecords(database(), access, { ids: [id], limit: 1 }) : [];
  if (!record) return null;
  const told = common(row, access);
  const url = annotationUrl(access, record);
  return { ...told, url, title: reading.title, answers, read: told.read || fresh === 0 };
}

/** In words that they may read now, by whom they want to hear. */
async function tellOfMention(viewer: SignedInViewer, row: NoticeRow, id: string): Promise<NoticeWire | null> {
  const access = await accessPost(database(), viewer, id, "post.read");
  const { membership, reading, annotation, post } = access;
  if (membership?.state !== "active") return null;
  const mention = await findOwnMention(database(), access, membership);
  if (!mention) return null;
  const [record] = await listAnnotationRecords(database(), access, { ids: [annotation.id], limit: 1 });
  if (!record) return null;
  const told = common(row, access);
  const url = new URL(annotationUrl(access, record));
  if (post.parentId !== null) url.searchParams.set("post", post.id);
  return { ...told, url: url.href, title: reading.title, read: told.read || !mention.isNew };
}

/**
 * To the author what was decided of their post and why, to who flagged it only what came of it. Whoever may not read there
 * any more is told nothing.
 */
async function tellOfDecision(
  viewer: SignedInViewer,
  row: NoticeRow,
  id: string,
): Promise<NoticeWire | null> {
  const item = await findForNotice(database(), row.groupId, id);
  const isAuthor = row.kind === "judged";
  const action = item?.decision ?? (isAuthor && item?.waits ? ("hold" as const) : null);
  if (!item || action === null) return null;
  const judgement = {
    action,
    subject: thingIn(item.kind),
    reason: isAuthor ? item.note : "",
    until: null,
  };
  if (item.kind === "brought-text") return tellOfBrought(viewer, row, id, judgement);
  if (item.readingId === null) return tellOfName(viewer, row, judgement);
  const access = await accessReading(database(), viewer, item.readingId, "reading.read");
  const { reading, group, membership } = access;
  if (membership?.state !== "active") return null;
  const path = `/groups/${group.slug}/readings/${reading.id}`;
  const thread = {
    ...(item.annotationId && { a: item.annotationId }),
    ...(item.postId && { post: item.postId }),
  };
  // Of a highlight that is hidden there is a page that says why, and takes an appeal.
  const isHighlight = isAuthor && item.kind === "flagged-annotation" && item.decision !== "restore";
  const at = isAuthor ? `?${new URLSearchParams(thread)}` : "";
  const href = isHighlight ? `/groups/${group.slug}/highlights/${item.annotationId}` : path + at;
  return { ...common(row, access), url: absoluteUrl(href), title: reading.title, judgement };
}

/** To who brought it: where others read it now, else where it is theirs again. */
async function tellOfBrought(
  viewer: SignedInViewer,
  row: NoticeRow,
  itemId: string,
  judgement: NonNullable<NoticeWire["judgement"]>,
): Promise<NoticeWire | null> {
  const access = await accessGroup(database(), viewer, { id: row.groupId }, "group.read");
  const found = await findBroughtByItem(database(), row.groupId, itemId);
  if (access.membership?.state !== "active" || !found) return null;
  const { id, title, readingId } = found;
  const path = readingId === null ? `/imports/${id}` : `/readings/${readingId}`;
  const url = absoluteUrl(`/groups/${access.group.slug}${path}`);
  return { ...common(row, access), url, title, judgement };
}

/** To whose it was what became of it, where they choose another; to who flagged it that it was looked at. */
async function tellOfName(
  viewer: SignedInViewer,
  row: NoticeRow,
  judgement: NonNullable<NoticeWire["judgement"]>,
): Promise<NoticeWire | null> {
  const access = await accessGroup(database(), viewer, { id: row.groupId }, "group.read");
  if (access.membership?.state !== "active") return null;
  const page = row.kind === "judged" && judgement.action === "rename" ? "name" : "members";
  return { ...common(row, access), url: absoluteUrl(`/groups/${access.group.slug}/${page}`), judgement };
}

/** Also to who was taken out by it, whom the door does not know any more: it is about them. */
async function tellOfSanction(
  viewer: SignedInViewer,
  row: NoticeRow,
  id: string,
): Promise<NoticeWire | null> {
  const found = await findOwnSanction(database(), viewer.userId, row.groupId, id);
  const action = SANCTIONS.find((one) => one === found?.action);
  if (!found || !action) return null;
  const { group, reason, until } = found;
  const judgement = { action, subject: null, reason, until: until?.toISOString() ?? null };
  return { ...common(row, { group }), url: absoluteUrl(`/groups/${group.slug}`), judgement };
}

/** For as long as there is something to publish, or to put away. */
async function tellOfImport(viewer: SignedInViewer, row: NoticeRow): Promise<NoticeWire | null> {
  const access = await accessGroup(database(), viewer, { id: row.groupId }, "import.list");
  if ((await countImports(viewer, { id: row.groupId })) === 0) return null;
  return { ...common(row, access), url: absoluteUrl(`/groups/${access.group.slug}/import#unfinished`) };
}

async function tellOfPlace(viewer: SignedInViewer, row: NoticeRow): Promise<NoticeWire | null> {
  const access = await accessGroup(database(), viewer, { id: row.groupId }, "group.read");
  const { group } = access;
  return isStillSo(row, access)
    ? { ...common(row, access), url: absoluteUrl(`/groups/${group.slug}`), role: row.role }
    : null;
}

function isStillSo({ kind, role }: NoticeRow, { membership }: GroupAccess): boolean {
  if (kind === "declined") return membership?.state === "removed";
  if (membership?.state !== "active") return false;
  return kind === "let-in" || membership.role === (kind === "role" ? role : "organizer");
}

const common = ({ id, kind, createdAt, readAt }: NoticeRow, { group }: Pick<GroupAccess, "group">) => ({
  id,
  kind,
  at: createdAt.toISOString(),
  read: readAt !== null,
  group: group.slug,
  groupName: group.name,
  timeZone: group.timeZone,
  title: null,
  dueAt: null,
  role: null,
  answers: null,
  judgement: null,
});
