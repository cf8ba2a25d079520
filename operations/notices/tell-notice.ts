import { database } from "@/db/client";
import { listAnnotationRecords } from "@/db/queries/annotations";
import { countAnswers } from "@/db/queries/answers";
import { isDone } from "@/db/queries/done-marks";
import type { NoticeRow } from "@/db/queries/notices";
import { isAssignable } from "@/domain/assignments";
import { Problem } from "@/domain/problems";
import type { SignedInViewer } from "@/domain/viewer";
import type { NoticeWire } from "@/domain/wire/notice";
import { absoluteUrl } from "@/lib/env";
import { accessAnnotation, accessAssignment, accessGroup, type GroupAccess } from "../access";
import { annotationUrl } from "../annotations/annotation-wire";
import { assignmentPath } from "../assignments/assignment-wire";

/**
 * What a notice says now, to whoever it was made for: what it is about is looked up through the door. Null when they may
 * no longer know of it, or it is so no more.
 */
export async function tellNotice(viewer: SignedInViewer, row: NoticeRow): Promise<NoticeWire | null> {
  try {
    if (row.assignmentId !== null) return await tellOfDue(viewer, row, row.assignmentId);
    if (row.annotationId !== null) return await tellOfAnswers(viewer, row, row.annotationId);
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

const common = ({ id, kind, createdAt, readAt }: NoticeRow, { group }: GroupAccess) => ({
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
});
