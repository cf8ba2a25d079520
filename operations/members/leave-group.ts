import type { z } from "zod";
import { recordEvent } from "@/db/queries/events";
import { lockGroup } from "@/db/queries/groups";
import { updateMember } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import { Conflict, NotFound } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { leaving } from "@/domain/wire/member";
import { accessGroup, accessMember } from "../access";
import { giveRole } from "./give-role";
import { keepAnOrganizer } from "./keep-an-organizer";

/**
 * Whoever organizes the group can name a successor, who is made organizer; the last organizer has to.
 * @throws Conflict for the last organizer who names nobody, or somebody who is not active.
 */
export async function leaveGroup(
  viewer: Viewer,
  slug: string,
  { successor }: z.output<typeof leaving> = {},
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessGroup(tx, viewer, slug, "group.leave", "update");
    const { group, membership } = access;
    if (!membership) throw new NotFound();
    if (successor !== undefined)
      await giveRole(tx, await accessMember(tx, viewer, slug, successor, "member.change-role"), "organizer");
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
