import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { updateMember } from "@/db/queries/members";
import { addLogEntry } from "@/db/queries/moderation-log";
import { addNotices } from "@/db/queries/notices";
import type { Granted } from "@/domain/granted";
import { Conflict } from "@/domain/problems";
import { actorOf } from "@/domain/viewer";
import { authorOf, type MemberAccess } from "../access";

/**
 * The opposite of `letIn`, with a few words to whoever asked.
 * @throws Conflict when nobody is waiting here any more.
 */
export async function turnAway(
  tx: Transaction,
  access: Granted<MemberAccess, "group.approve-request">,
  note: string | null,
): Promise<void> {
  const { viewer, group, member } = access;
  if (!(await updateMember(tx, member, "pending", { state: "removed", declined: { note } })))
    throw new Conflict("member.not-pending");
  await addLogEntry(tx, {
    ...{ groupId: group.id, action: "turn-away", by: authorOf(access), from: "pending", to: "removed" },
    ...{ about: { id: member.id, name: member.name }, reason: note ?? "" },
  });
  await addNotices(tx, [{ kind: "declined", userId: member.userId, groupId: group.id }]);
  await recordEvent(tx, {
    streamId: group.id,
    kind: "member.declined",
    groupId: group.id,
    byUserId: actorOf(viewer),
    subject: { memberId: member.id },
  });
}
