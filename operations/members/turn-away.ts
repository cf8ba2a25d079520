import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { updateMember } from "@/db/queries/members";
import { addNotices } from "@/db/queries/notices";
import type { Granted } from "@/domain/granted";
import { Conflict } from "@/domain/problems";
import { actorOf } from "@/domain/viewer";
import type { MemberAccess } from "../access";

/**
 * The opposite of `letIn`, with a few words to whoever asked.
 * @throws Conflict when nobody is waiting here any more.
 */
export async function turnAway(
  tx: Transaction,
  { viewer, group, member }: Granted<MemberAccess, "group.approve-request">,
  note: string | null,
): Promise<void> {
  if (!(await updateMember(tx, member, "pending", { state: "removed", declined: { note } })))
    throw new Conflict("member.not-pending");
  await addNotices(tx, [{ kind: "declined", userId: member.userId, groupId: group.id }]);
  await recordEvent(tx, {
    streamId: group.id,
    kind: "member.declined",
    groupId: group.id,
    byUserId: actorOf(viewer),
    subject: { memberId: member.id },
  });
}
