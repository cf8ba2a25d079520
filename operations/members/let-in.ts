import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { updateMember } from "@/db/queries/members";
import { addNotices } from "@/db/queries/notices";
import type { Granted } from "@/domain/granted";
import { type Role, roleOnJoining } from "@/domain/groups";
import { Conflict } from "@/domain/problems";
import { actorOf } from "@/domain/viewer";
import type { MemberAccess } from "../access";
import { keepNameAway } from "./keep-name-away";
import { namedAgain } from "./named-again";

/**
 * In the role given, else in the one that whoever asked may come (back) in.
 * @throws Conflict when nobody is waiting here any more.
 */
export async function letIn(
  tx: Transaction,
  { viewer, group, member }: Granted<MemberAccess, "group.approve-request">,
  role: Role = roleOnJoining(member.role),
): Promise<void> {
  const admitted = await updateMember(tx, member, "pending", { state: "active", role });
  if (!admitted) throw new Conflict("member.not-pending");
  const named = await keepNameAway(tx, admitted);
  await addNotices(tx, [{ kind: "let-in", userId: member.userId, groupId: group.id }]);
  await recordEvent(tx, {
    streamId: group.id,
    kind: "member.joined",
    groupId: group.id,
    byUserId: actorOf(viewer),
    subject: { memberId: member.id, to: { role, ...namedAgain(member, named).to } },
  });
}
