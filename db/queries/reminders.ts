import { and, eq, sql } from "drizzle-orm";
import type { Assignment } from "@/domain/assignments";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import { REMINDED_ONCE_HOURS } from "@/domain/limits";
import { REMIND_HOURS } from "@/domain/reminders";
import type { Transaction } from "../client";
import { assignments, doneMarks, reminders } from "../schema/assignments";
import { isAssignedTo } from "./assigned-to";
import { hasOpenStretch } from "./open-stretches";

/** `hasAddress`: a mail can be sent. */
export type ReminderDue = {
  groupId: string;
  assignmentId: string;
  userId: string;
  dueAt: string;
  hasAddress: boolean;
};

/**
 * Notes whom to remind now, at most so many: of what is due within the time that each has chosen, has opened, is assigned
 * to them and is not done. Nobody is noted twice for one due time, or for one half a day from it, however many ask at once. What holds for somebody is
 * asked again, of the door, when their mail is sent.
 */
export async function noteReminders(tx: Transaction, now: Date, limit: number): Promise<ReminderDue[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const noted = await tx.execute<NotedRecord>(sql`
    with due as (
      select assignments.group_id, assignments.id, memberships.id as member_id, users.id as user_id, assignments.due_at,
        users.email is not null as has_address
      from ${assignments}
      join memberships on memberships.group_id = assignments.group_id and memberships.state = 'active'
        and memberships.role <> 'observer'
      join users on users.id = memberships.user_id and users.suspended_at is null and users.deleted_at is null
      join groups on groups.id = assignments.group_id and groups.archived_at is null
      where assignments.withdrawn_at is null and assignments.due_at > ${at}
        and assignments.due_at <= ${at} + interval '1 hour' * ${Math.max(...REMIND_HOURS)}
        and assignments.due_at <= ${at} + interval '1 hour' * users.remind_hours
        and ${hasOpenStretch}
        and (assignments.opens_at is null or assignments.opens_at <= ${at})
        and ${isAssignedTo(sql`memberships.id`)}
        and not exists (select from ${doneMarks} where done_marks.group_id = assignments.group_id
          and done_marks.assignment_id = assignments.id and done_marks.member_id = memberships.id)
        and not exists (select from ${reminders} where reminders.group_id = assignments.group_id
          and reminders.assignment_id = assignments.id and reminders.member_id = memberships.id
          and reminders.due_at between assignments.due_at - interval '1 hour' * ${REMINDED_ONCE_HOURS}
            and assignments.due_at + interval '1 hour' * ${REMINDED_ONCE_HOURS})
      order by assignments.due_at, assignments.id, memberships.id
      limit ${limit}),
    noted as (
      insert into ${reminders} (group_id, assignment_id, member_id, due_at)
      select group_id, id, member_id, due_at from due
      on conflict do nothing
      returning assignment_id, member_id)
    select due.group_id, noted.assignment_id, due.user_id, due.due_at, due.has_address
    from noted join due on due.id = noted.assignment_id and due.member_id = noted.member_id`);
  return noted.map(({ group_id, assignment_id, user_id, due_at, has_address }) => ({
    groupId: group_id,
    assignmentId: assignment_id,
    userId: user_id,
    dueAt: new Date(due_at).toISOString(),
    hasAddress: has_address,
  }));
}

type NotedRecord = {
  group_id: string;
  assignment_id: string;
  user_id: string;
  due_at: string;
  has_address: boolean;
};

/** Whether there is something left to read in it that is not archived. */
export async function isGoingOn(
  tx: Transaction,
  { group, assignment }: Granted<{ group: Group; assignment: Assignment }, "assignment.mark-done">,
): Promise<boolean> {
  const found = await tx
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(eq(assignments.groupId, group.id), eq(assignments.id, assignment.id), hasOpenStretch));
  return found.length > 0;
}
