import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { updateMember } from "@/db/queries/members";
import { addLogEntry } from "@/db/queries/moderation-log";
import { addNotices } from "@/db/queries/notices";
import type { Granted } from "@/domain/granted";
import { type Role, roleOnJoining } from "@/domain/groups";
import { Conflict } from "@/domain/problems";
import { actorOf } from "@/domain/viewer";
import { authorOf, type MemberAccess } from "../access";
import { keepNameAway } from "./keep-name-away";
import { namedAgain } from "./named-again";

/**
 * In the role given, else in the one that whoever asked may come (back) in.
 * @throws Conflict when nobody is waiting here any more.
 */
export async function letIn(
  tx: Transaction,
  access: Granted<MemberAccess, "group.approve-request">,
  role: Role = roleOnJoining(access.member.role),
): Promise<void> {
  const { viewer, group, member } = access;
  const admitted = await updateMember(tx, member, "pending", { state: "active", role });
  if (!admitted) throw new Conflict("member.not-pending");
  const named = await keepNameAway(tx, admitted);
  await addLogEntry(tx, {
    ...{ groupId: group.id, action: "let-in", by: authorOf(access), from: "pending", to: "active" },
    about: { id: member.id, name: named.name },
  });
  await addNotices(tx, [{ kind: "let-in", userId: member.userId, groupId: group.id }]);
  await recordEvent(tx, {
    streamId: group.id,
    kind: "member.joined",
    groupId: group.id,
    byUserId: actorOf(viewer),
    subject: { memberId: member.id, to: { role, ...namedAgain(member, named).to } },
  });
}
