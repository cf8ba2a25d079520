import { recordEvent } from "@/db/queries/events";
import { lockGroup } from "@/db/queries/groups";
import { clearSubgroup, holdMembersIn, isAwaited, updateSubgroup } from "@/db/queries/subgroups";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";
import { standingSubgroup } from "./standing-subgroup";

/**
 * What was written in it stays with its authors and with those who moderate, and is every member's once the reading is
 * together. Who left the group from it comes back into none. @throws Conflict while somebody is in it, or something is
 * assigned to it and not over
 */
export async function removeSubgroup(
  viewer: Viewer,
  slug: string,
  id: string,
  now = new Date(),
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessGroup(tx, viewer, slug, "group.divide");
    const { name, ...subgroup } = await standingSubgroup(tx, access, id);
    const members = await holdMembersIn(tx, access, subgroup.id);
    if (members.length > 0) throw new Conflict("subgroup.not-empty", { name, count: members.length });
    if (await isAwaited(tx, access, subgroup.id, now)) throw new Conflict("subgroup.is-assigned", { name });
    await clearSubgroup(tx, access, subgroup.id);
    await updateSubgroup(tx, access, subgroup.id, { removedAt: now });
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "subgroup.removed",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { subgroupId: subgroup.id, from: { name } },
    });
  });
}
