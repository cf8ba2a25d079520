import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { updateMember } from "@/db/queries/members";
import { addNotices } from "@/db/queries/notices";
import type { Granted } from "@/domain/granted";
import type { Role } from "@/domain/groups";
import { isToldOf } from "@/domain/notices";
import { Conflict } from "@/domain/problems";
import { actorOf } from "@/domain/viewer";
import type { MemberAccess } from "../access";
import { keepAnOrganizer } from "./keep-an-organizer";

/** Under the group's lock (`lockGroup`). Whoever hands the group over says so themselves, instead of what is said of a role. */
export async function giveRole(
  tx: Transaction,
  access: Granted<MemberAccess, "member.change-role">,
  role: Role,
  kind: "role" | "handed-over" = "role",
): Promise<void> {
  const { viewer, group, member } = access;
  if (member.role === role && member.state === "active") return;
  await keepAnOrganizer(tx, access, member);
  if (!(await updateMember(tx, member, "active", { role }))) throw new Conflict("member.not-active");
  const told = { userId: member.userId, groupId: group.id };
  if (isToldOf(role) && member.userId !== viewer.userId)
    await addNotices(tx, [kind === "role" ? { ...told, kind, role } : { ...told, kind }]);
  await recordEvent(tx, {
    streamId: group.id,
    kind: "member.changed",
    groupId: group.id,
    byUserId: actorOf(viewer),
    subject: { memberId: member.id, from: { role: member.role }, to: { role } },
  });
}
