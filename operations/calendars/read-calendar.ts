import { database } from "@/db/client";
import { type AssignmentRow, listAssignments } from "@/db/queries/assignment-lists";
import { findFeedIdentity } from "@/db/queries/calendar-feeds";
import { isAssignable } from "@/domain/assignments";
import { textOf } from "@/domain/bodies/body-text";
import { CALENDAR_PAST_DAYS, CANCELLED_TOLD_DAYS } from "@/domain/limits";
import { NotFound } from "@/domain/problems";
import type { SignedInViewer } from "@/domain/viewer";
import { absoluteUrl } from "@/lib/env";
import { hashOf } from "@/lib/secrets";
import { accessGroup } from "../access";
import { findViewerByFeed } from "../accounts/find-viewer";
import { assignmentPath } from "../assignments/assignment-wire";

export type DueMoment = {
  id: string;
  what: "due" | "replies-end";
  at: Date;
  title: string;
  instructions: string;
  url: string;
  sequence: number;
  isCancelled: boolean;
};

export type Calendar = { group: string; viewer: SignedInViewer; moments: DueMoment[] };

/** Assignments of a group that a program asks for at once. */
const AT_ONCE = 1_000;
const DAY = 24 * 60 * 60 * 1000;

/**
 * What is due for one member of a group, as long as neither it nor the reading is archived, to whoever has the address of their calendar. Whether they may still see it is
 * asked each time, as of a token that is good for reading and for this group alone. @throws NotFound
 */
export async function readCalendar(token: string, now = new Date()): Promise<Calendar> {
  const feed = await findFeedIdentity(database(), hashOf(token));
  const viewer = feed && (await findViewerByFeed(feed));
  if (!viewer) throw new NotFound();
  const access = await accessGroup(database(), viewer, { id: feed.groupId }, "group.read");
  const { group, membership } = access;
  const isStopped = group.archivedAt !== null;
  if (isStopped || !membership || !isAssignable(membership))
    return { group: group.name, viewer, moments: [] };
  const withdrawnAfter = new Date(now.getTime() - CANCELLED_TOLD_DAYS * DAY);
  const dueAfter = new Date(now.getTime() - CALENDAR_PAST_DAYS * DAY);
  const filter = { memberId: membership.id, isGoingOn: true, dueAfter, withdrawnAfter, limit: AT_ONCE };
  const rows = await listAssignments(database(), access, filter);
  return { group: group.name, viewer, moments: rows.flatMap((row) => momentsOf(row, group)) };
}

function momentsOf(row: AssignmentRow, group: { slug: string }): DueMoment[] {
  const { id, title, dueAt, repliesUntil, instructions, version, withdrawnAt } = row;
  const shared = {
    title,
    instructions: instructions ? textOf(instructions) : "",
    url: absoluteUrl(assignmentPath(group, row)),
    sequence: version - 1,
    isCancelled: withdrawnAt !== null,
  };
  return [
    ...(dueAt ? [{ ...shared, id, what: "due" as const, at: dueAt }] : []),
    ...(repliesUntil
      ? [{ ...shared, id: `${id}-replies`, what: "replies-end" as const, at: repliesUntil }]
      : []),
  ];
}
