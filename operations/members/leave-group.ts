import { recordEvent } from "@/db/queries/events";
import { lockGroup } from "@/db/queries/groups";
import { updateMember } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import { Conflict, NotFound } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";
import { keepAnOrganizer } from "./keep-an-organizer";

/** @throws Conflict for the last organizer. */
export async function leaveGroup(viewer: Viewer, slug: string): Promise<void> {
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessGroup(tx, viewer, slug, "group.leave", "update");
    const { group, membership } = access;
    if (!membership) throw new NotFound();
    await keepAnOrganizer(tx, access, membership);
    if (!(await updateMember(tx, membership, "active", { state: "left" }))) throw new Conflict("conflict");
    await recordEvent(tx, {
      streamId: group.id,
      kind: "member.left",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: membership.id },
    });
  });
}
