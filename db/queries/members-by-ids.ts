import { and, eq, inArray } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import type { Db } from "../client";
import { memberships } from "../schema/groups";
import { membershipColumns } from "./row-columns";

/** Whatever their place is. */
export async function listMembersByIds(
  db: Db,
  {
    group,
  }: Granted<{ group: Group }, "reading.assign" | "assignment.edit" | "group.review" | "import.judge">,
  ids: string[],
): Promise<Membership[]> {
  if (ids.length === 0) return [];
  return db
    .select(membershipColumns)
    .from(memberships)
    .where(and(eq(memberships.groupId, group.id), inArray(memberships.id, ids)));
}
