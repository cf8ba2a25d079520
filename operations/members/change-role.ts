import { lockGroup } from "@/db/queries/groups";
import { inTransaction } from "@/db/transaction";
import type { Role } from "@/domain/groups";
import type { Viewer } from "@/domain/viewer";
import { accessMember } from "../access";
import { giveRole } from "./give-role";

type Change = { memberId: string; role: Role };

/** @throws Conflict when the group would be left without an organizer, or the member is not active. */
export async function changeRole(viewer: Viewer, slug: string, { memberId, role }: Change): Promise<void> {
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    await giveRole(tx, await accessMember(tx, viewer, slug, memberId, "member.change-role"), role);
  });
}
