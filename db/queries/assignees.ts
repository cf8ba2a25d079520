import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Assignment } from "@/domain/assignments";
import type { Granted } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import type { Db } from "../client";
import { assignments } from "../schema/assignments";
import { memberships } from "../schema/groups";
import { isAssignedTo } from "./assigned-to";
import { membershipColumns } from "./row-columns";

export async function listMembersByIds(
  db: Db,
  { group }: Granted<{ group: Group }, "reading.assign" | "assignment.edit">,
  ids: string[],
): Promise<Membership[]> {
  if (ids.length === 0) return [];
  return db
    .select(membershipColumns)
    .from(memberships)
    .where(and(eq(memberships.groupId, group.id), inArray(memberships.id, ids)));
}

const byName = [asc(sql`lower(${memberships.name})`), asc(memberships.id)];

const isAssignable = and(
  eq(memberships.state, "active"),
  inArray(memberships.role, ["member", "moderator", "organizer"]),
);

/** To whom something can be assigned, by name; as `isAssignable` in `domain/assignments.ts` has it. */
export async function listAssignable(
  db: Db,
  { group }: Granted<{ group: Group }, "group.assign">,
): Promise<Membership[]> {
  return db
    .select(membershipColumns)
    .from(memberships)
    .where(and(eq(memberships.groupId, group.id), isAssignable))
    .orderBy(...byName);
}

/** To whom something is assigned now, by name: whoever has left the group, or become an observer, is not among them. */
export async function listAssignees(
  db: Db,
  { group, assignment }: Granted<{ group: Group; assignment: Assignment }, "assignment.list-progress">,
): Promise<Membership[]> {
  const isTheirs = sql`exists (select from ${assignments} where assignments.group_id = memberships.group_id
    and assignments.id = ${assignment.id} and ${isAssignedTo(sql`memberships.id`)})`;
  return db
    .select(membershipColumns)
    .from(memberships)
    .where(
      and(
        eq(memberships.groupId, group.id),
        isAssignable,
        assignment.assigned === "all" ? undefined : isTheirs,
      ),
    )
    .orderBy(...byName);
}
