import { database } from "@/db/client";
import { listAssignments, listGroupsWithDue } from "@/db/queries/assignment-lists";
import { isAssignable } from "@/domain/assignments";
import type { Granted } from "@/domain/granted";
import { LOOKED_AHEAD_DAYS } from "@/domain/limits";
import type { SignedInViewer } from "@/domain/viewer";
import type { AssignmentWire } from "@/domain/wire/assignment";
import { accessGroup, type GroupAccess } from "../access";
import { withOwnProgress } from "./list-assignments";

const DAY = 24 * 60 * 60 * 1000;
const CURRENT_AT_ONCE = 20;

const soon = (now: Date) => ({ now, until: new Date(now.getTime() + LOOKED_AHEAD_DAYS * DAY) });

/** What is assigned to the viewer in a group, or in one reading of it, and is not over: the nearest first. */
export async function listOwnCurrent(
  access: Granted<GroupAccess>,
  { readingId, isLeft = false, now = new Date() }: { readingId?: string; isLeft?: boolean; now?: Date } = {},
): Promise<AssignmentWire[]> {
  const { membership } = access;
  if (!membership || !isAssignable(membership)) return [];
  const filter = {
    ...{ memberId: membership.id, isLeft, isGoingOn: isLeft, current: soon(now) },
    limit: CURRENT_AT_ONCE,
  };
  const rows = await listAssignments(database(), access, { ...filter, ...(readingId && { readingId }) });
  return withOwnProgress(access, rows, now);
}

/** What is left for the viewer to do in all their groups, the nearest first. */
export async function listDue(viewer: SignedInViewer, now = new Date()): Promise<AssignmentWire[]> {
  const slugs = await listGroupsWithDue(database(), viewer, soon(now));
  const inGroups = await Promise.all(
    slugs.map(async (slug) =>
      listOwnCurrent(await accessGroup(database(), viewer, slug, "group.read"), {
        isLeft: true,
        now,
      }),
    ),
  );
  return inGroups.flat().sort(byDueTime);
}

/** What is not due at any time comes last. */
const byDueTime = (one: AssignmentWire, other: AssignmentWire): number =>
  (one.dueAt ?? "9999").localeCompare(other.dueAt ?? "9999");
