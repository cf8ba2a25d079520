import { database } from "@/db/client";
import {
  type AssignmentFilter,
  type AssignmentRow,
  listAssignments as listRows,
} from "@/db/queries/assignment-lists";
import { listUnmet as listUnmetOf } from "@/db/queries/covers";
import { listProgress } from "@/db/queries/progress";
import { isAssignable } from "@/domain/assignments";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import type { Viewer } from "@/domain/viewer";
import type { AssignmentWire } from "@/domain/wire/assignment";
import { type List, pageOf } from "@/domain/wire/list";
import { accessGroup, accessReading, type GroupAccess, type ReadingAccess } from "../access";
import { assignmentWire } from "./assignment-wire";

type Page = { after?: string | undefined; limit: number };

/** As many assignments of one reading are looked through as a long term has. */
const UNMET_TOLD = 60;

/** What is assigned in a group, in the order of its making. */
export async function listAssignments(
  viewer: Viewer,
  slug: string,
  page: Page,
  now = new Date(),
): Promise<List<AssignmentWire>> {
  return pageOfAssignments(await accessGroup(database(), viewer, slug, "group.read"), page, now);
}

/** What has a stretch in a reading. */
export async function listReadingAssignments(
  viewer: Viewer,
  readingId: string,
  page: Page,
  now = new Date(),
): Promise<List<AssignmentWire>> {
  const access = await accessReading(database(), viewer, readingId, "reading.read");
  return pageOfAssignments(access, { ...page, readingId: access.reading.id }, now);
}

/** Those by which a reading keeps from the viewer what others write. */
export async function listUnmet(access: Granted<ReadingAccess>, now = new Date()): Promise<AssignmentWire[]> {
  const rows = await listRows(database(), access, {
    readingId: access.reading.id,
    withSeeRule: true,
    limit: UNMET_TOLD,
  });
  return (await withOwnProgress(access, rows, now)).filter(({ see }) => !see.isMet);
}

async function pageOfAssignments(
  access: Granted<GroupAccess>,
  { limit, ...filter }: AssignmentFilter,
  now: Date,
): Promise<List<AssignmentWire>> {
  const rows = await listRows(database(), access, { ...filter, limit: limit + 1 });
  const { items, next } = pageOf(rows, limit, { item: (row) => row, cursor: ({ id }) => id });
  return { items: await withOwnProgress(access, items, now), next };
}

/** As they go to the viewer, each with how far they have come themselves. */
export async function withOwnProgress(
  access: Granted<GroupAccess>,
  rows: AssignmentRow[],
  now: Date,
): Promise<AssignmentWire[]> {
  const { membership } = access;
  const mine = membership && isAssignable(membership) ? membership.id : null;
  const isFor = ({ assigned, assigneeIds, subgroupIds }: AssignmentRow, { id, subgroupId }: Membership) =>
    assigned === "all" ||
    assigneeIds.includes(id) ||
    (subgroupId !== null && subgroupIds.includes(subgroupId));
  const own = rows.filter((row) => mine && membership && isFor(row, membership));
  const found = mine
    ? await listProgress(
        database(),
        access,
        own.map(({ id }) => id),
        [mine],
        { withWordsLeft: true },
      )
    : [];
  const byId = new Map(found.map((one) => [one.assignmentId, one]));
  const unmet = await listUnmetOf(
    database(),
    access,
    rows.map(({ id }) => id),
  );
  return rows.map((row) =>
    assignmentWire(access, row, { progress: byId.get(row.id) ?? null, isMet: !unmet.has(row.id), now }),
  );
}
