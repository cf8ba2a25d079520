import { type SQL, sql } from "drizzle-orm";
import { assignedSubgroups, assignees } from "../schema/assignments";
import { memberships } from "../schema/groups";

/*
 * To whom something is assigned; each stands on the table `assignments` of the query that it is put into. Whether they may
 * write at all (`isAssignable` in `domain/assignments.ts`) is asked apart.
 */

/** By their name, or as one who is in a subgroup now. */
export const isAssignee = (memberId: SQL): SQL<boolean> => sql`(
  exists (select from ${assignees} where assignees.group_id = assignments.group_id
    and assignees.assignment_id = assignments.id and assignees.member_id = ${memberId})
  or exists (select from ${assignedSubgroups} as section
    join ${memberships} as within on within.group_id = section.group_id and within.subgroup_id = section.subgroup_id
    where section.group_id = assignments.group_id and section.assignment_id = assignments.id
      and within.id = ${memberId}))`;

export const isAssignedTo = (memberId: SQL): SQL<boolean> =>
  sql`(assignments.assigned = 'all' or ${isAssignee(memberId)})`;
