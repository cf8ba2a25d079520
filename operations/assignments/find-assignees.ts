import type { Transaction } from "@/db/client";
import { listMembersByIds } from "@/db/queries/members-by-ids";
import { listSubgroups } from "@/db/queries/subgroups";
import { type Assignees, isAssignable } from "@/domain/assignments";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import { Invalid } from "@/domain/problems";

type MayAssign = Granted<{ group: Group }, "reading.assign" | "assignment.edit">;

/** Members and subgroups by their ids, each once. @throws Invalid when one is not in the group, or an observer */
export async function findAssignees(
  tx: Transaction,
  access: MayAssign,
  wanted: Assignees,
): Promise<Assignees> {
  if (wanted === "all") return wanted;
  if (Array.isArray(wanted)) {
    const members = await listMembersByIds(tx, access, wanted);
    return eachOnce(wanted, members.filter(isAssignable), "assignment.not-a-member");
  }
  const subgroups = await listSubgroups(tx, access);
  return { subgroups: eachOnce(wanted.subgroups, subgroups, "assignment.not-a-subgroup") };
}

function eachOnce(wanted: string[], found: { id: string }[], code: string): string[] {
  const known = new Set(found.map(({ id }) => id));
  const ids = [...new Set(wanted)];
  if (!ids.every((id) => known.has(id))) throw new Invalid(code, {}, { field: "assignees" });
  return ids;
}
