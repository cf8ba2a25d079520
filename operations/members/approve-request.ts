import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { updateMember } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import type { Granted } from "@/domain/granted";
import { type Role, roleOnJoining } from "@/domain/groups";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessMember, type MemberAccess } from "../access";

/** @throws Conflict when nobody is waiting here any more. */
export async function approveRequest(viewer: Viewer, slug: string, memberId: string): Promise<void> {
  await inTransaction(async (tx) => {
    await letIn(tx, await accessMember(tx, viewer, slug, memberId, "group.approve-request"));
  });
}

/** In the role given, else in the one that whoever asked may come (back) in. */
export async function letIn(
  tx: Transaction,
  { viewer, group, member }: Granted<MemberAccess, "group.approve-request">,
  role: Role = roleOnJoining(member.role),
): Promise<void> {
  if (!(await updateMember(tx, member, "pending", { state: "active", role })))
    throw new Conflict("member.not-pending");
  await recordEvent(tx, {
    streamId: group.id,
    kind: "member.joined",
    groupId: group.id,
    byUserId: actorOf(viewer),
    subject: { memberId: member.id, to: { role } },
  });
}
