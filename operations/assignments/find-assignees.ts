import type { Transaction } from "@/db/client";
import { listMembersByIds } from "@/db/queries/assignees";
import { isAssignable } from "@/domain/assignments";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import { Invalid } from "@/domain/problems";

/** Members by their ids, each once. @throws Invalid when one of them is not in the group, or an observer */
export async function findAssignees(
  tx: Transaction,
  access: Granted<{ group: Group }, "reading.assign" | "assignment.edit">,
  wanted: readonly string[],
): Promise<string[]> {
  const ids = [...new Set(wanted)];
  const members = await listMembersByIds(tx, access, ids);
  const assignable = new Set(members.filter(isAssignable).map(({ id }) => id));
  if (!ids.every((id) => assignable.has(id)))
    throw new Invalid("assignment.not-a-member", {}, { field: "assignees" });
  return ids;
}
