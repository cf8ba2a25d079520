import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Assignment } from "@/domain/assignments";
import type { Granted } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import type { Db } from "../client";
import { assignments } from "../schema/assignments";
import { memberships } from "../schema/groups";
import { isAssignedTo } from "./assigned-to";
import { membershipColumns } from "./row-columns";

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

/** `after`: the member with whom the page before ended. `onlyId`: the one who may be listed, where no other may. */
export type AssigneePage = {
  after?: string | undefined;
  limit?: number | undefined;
  onlyId?: string | null;
};

/**
 * To whom something is assigned now, by name: whoever has left the group, or become an observer, is not among them. All,
 * unless a page is asked for.
 */
export async function listAssignees(
  db: Db,
  {
    group,
    assignment,
  }: Granted<
    { group: Group; assignment: Assignment },
    "assignment.list-progress" | "assignment.list-everyones-progress"
  >,
  { after, limit, onlyId = null }: AssigneePage = {},
): Promise<Membership[]> {
  const isTheirs = sql`exists (select from ${assignments} where assignments.group_id = memberships.group_id
    and assignments.id = ${assignment.id} and ${isAssignedTo(sql`memberships.id`)})`;
  const query = db
    .select(membershipColumns)
    .from(memberships)
    .where(
      and(
        eq(memberships.groupId, group.id),
        isAssignable,
        assignment.assigned === "all" ? undefined : isTheirs,
        onlyId === null ? undefined : eq(memberships.id, onlyId),
        after === undefined ? undefined : comesAfter(group, after),
      ),
    )
    .orderBy(...byName);
  return limit === undefined ? query : query.limit(limit);
}

/** By name, as they are now: also after one who is not assigned any more. All come after one who never was here. */
const comesAfter = (group: Group, id: string): SQL => sql`coalesce((lower(memberships.name), memberships.id) >
  (select lower(last.name), last.id from ${memberships} as last where last.group_id = ${group.id} and last.id = ${id}), true)`;
