import type { z } from "zod";
import { lockGroup } from "@/db/queries/groups";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { memberEdit } from "@/domain/wire/member";
import { accessGroup, accessMember } from "../access";
import { moveMembers } from "../subgroups/move-members";
import { bearPseudonym } from "./bear-pseudonym";
import type { WantedPseudonym } from "./claim-pseudonym";
import { giveRole } from "./give-role";
import { giveUpPseudonym } from "./give-up-pseudonym";
import { letIn } from "./let-in";
import { turnAway } from "./turn-away";

type MemberEdit = Omit<z.output<typeof memberEdit>, "pseudonym"> & {
  pseudonym?: WantedPseudonym | null | undefined;
};

/**
 * Approves or declines a request, changes a role, lets somebody in with a role, puts them into a subgroup: all of it or
 * nothing. Or one’s own name here, which is changed by itself.
 */
export async function editMember(
  viewer: Viewer,
  slug: string,
  memberId: string,
  { state, role, note = null, subgroup, pseudonym }: MemberEdit,
): Promise<void> {
  if (pseudonym) return bearPseudonym(viewer, slug, memberId, pseudonym);
  if (pseudonym === null) return giveUpPseudonym(viewer, slug, memberId);
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const changing =
      role === undefined ? null : await accessMember(tx, viewer, slug, memberId, "member.change-role");
    if (state !== undefined) {
      const asking = await accessMember(tx, viewer, slug, memberId, "group.approve-request");
      await (state === "active" ? letIn(tx, asking, role) : turnAway(tx, asking, note));
    } else if (changing && role !== undefined) await giveRole(tx, changing, role);
    if (subgroup === undefined) return;
    const { member } = await accessMember(tx, viewer, slug, memberId, "group.divide");
    if (member.state !== "active") throw new Conflict("member.not-active");
    await moveMembers(tx, await accessGroup(tx, viewer, slug, "group.divide"), [member], subgroup);
  });
}
