import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { lockGroup } from "@/db/queries/groups";
import { updateMember } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import type { Granted } from "@/domain/granted";
import type { Role } from "@/domain/groups";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessMember, type MemberAccess } from "../access";
import { keepAnOrganizer } from "./keep-an-organizer";

type Change = { memberId: string; role: Role };

/** @throws Conflict when the group would be left without an organizer, or the member is not active. */
export async function changeRole(viewer: Viewer, slug: string, { memberId, role }: Change): Promise<void> {
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    await giveRole(tx, await accessMember(tx, viewer, slug, memberId, "member.change-role"), role);
  });
}

/** Under the group's lock (`lockGroup`). */
export async function giveRole(
  tx: Transaction,
  access: Granted<MemberAccess, "member.change-role">,
  role: Role,
): Promise<void> {
  const { viewer, group, member } = access;
  if (member.role === role && member.state === "active") return;
  await keepAnOrganizer(tx, access, member);
  if (!(await updateMember(tx, member, "active", { role }))) throw new Conflict("member.not-active");
  await recordEvent(tx, {
    streamId: group.id,
    kind: "member.changed",
    groupId: group.id,
    byUserId: actorOf(viewer),
    subject: { memberId: member.id, from: { role: member.role }, to: { role } },
  });
}
