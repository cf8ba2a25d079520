import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { updateMember } from "@/db/queries/members";
import type { Granted } from "@/domain/granted";
import type { Role } from "@/domain/groups";
import { Conflict } from "@/domain/problems";
import { actorOf } from "@/domain/viewer";
import type { MemberAccess } from "../access";
import { keepAnOrganizer } from "./keep-an-organizer";

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
