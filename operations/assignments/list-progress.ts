import { database } from "@/db/client";
import { listAssignees } from "@/db/queries/assignees";
import { listProgress as listRows } from "@/db/queries/progress";
import { listSubgroups } from "@/db/queries/subgroups";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import { can } from "@/domain/policy";
import type { Viewer } from "@/domain/viewer";
import type { ProgressWire } from "@/domain/wire/assignment";
import { type List, pageOf } from "@/domain/wire/list";
import { type AssignmentAccess, accessAssignment } from "../access";
import { progressFields } from "./assignment-wire";

type Page = { after?: string | undefined; limit: number };

/**
 * How far each member has come, by name: what everybody can see of what was written, what was seen of the text, and what
 * they say. Organizers get all rows, everybody else only their own; nothing is timed.
 */
export async function listProgress(
  viewer: Viewer,
  id: string,
  { after, limit }: Page,
): Promise<List<ProgressWire>> {
  const access = await accessAssignment(database(), viewer, id, "assignment.list-progress");
  const onlyId = can("assignment.list-everyones-progress", access) ? null : access.looker.memberId;
  const found = await listAssignees(database(), access, { onlyId, after, limit: limit + 1 });
  const { items, next } = pageOf(found, limit, { item: (member) => member, cursor: ({ id }) => id });
  return { items: await progressOf(access, items), next };
}

/** The same of all of them at once, for those who may take it along. */
export async function listWholeProgress(viewer: Viewer, id: string): Promise<ProgressWire[]> {
  const access = await accessAssignment(database(), viewer, id, "assignment.list-everyones-progress");
  return progressOf(access, await listAssignees(database(), access));
}

async function progressOf(access: Granted<AssignmentAccess>, members: Membership[]): Promise<ProgressWire[]> {
  const ids = members.map(({ id }) => id);
  const rows = await listRows(database(), access, [access.assignment.id], ids);
  const subgroups = await listSubgroups(database(), access);
  const nameOf = new Map(subgroups.map(({ id, name }) => [id, name]));
  const byMember = new Map(rows.map((row) => [row.memberId, row]));
  return members.flatMap(({ id, name, handle, subgroupId }) => {
    const row = byMember.get(id);
    const subgroup = nameOf.get(subgroupId ?? "") ?? null;
    return row ? [{ member: { id, name, handle }, subgroup, ...progressFields(row) }] : [];
  });
}
