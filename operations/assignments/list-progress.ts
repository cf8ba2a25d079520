import { database } from "@/db/client";
import { listAssignees } from "@/db/queries/assignees";
import { listProgress as listRows } from "@/db/queries/progress";
import { listSubgroups } from "@/db/queries/subgroups";
import { can } from "@/domain/policy";
import type { Viewer } from "@/domain/viewer";
import type { ProgressWire } from "@/domain/wire/assignment";
import { accessAssignment } from "../access";
import { progressFields } from "./assignment-wire";

/**
 * How far each member has come, by name: what everybody can see of what was written, what was seen of the text, and what
 * they say. Organizers get all rows, everybody else only their own; nothing is timed.
 */
export async function listProgress(viewer: Viewer, id: string): Promise<ProgressWire[]> {
  const access = await accessAssignment(database(), viewer, id, "assignment.list-progress");
  const assigned = await listAssignees(database(), access);
  const members = can("assignment.list-everyones-progress", access)
    ? assigned
    : assigned.filter((member) => member.id === access.looker.memberId);
  const rows = await listRows(
    database(),
    access,
    [access.assignment.id],
    members.map((member) => member.id),
  );
  const subgroups = await listSubgroups(database(), access);
  const nameOf = new Map(subgroups.map(({ id: subgroup, name }) => [subgroup, name]));
  const byMember = new Map(rows.map((row) => [row.memberId, row]));
  return members.flatMap(({ id: memberId, name, handle, subgroupId }) => {
    const row = byMember.get(memberId);
    const subgroup = nameOf.get(subgroupId ?? "") ?? null;
    return row ? [{ member: { id: memberId, name, handle }, subgroup, ...progressFields(row) }] : [];
  });
}
