import { lockGroup } from "@/db/queries/groups";
import { holdMembersIn } from "@/db/queries/subgroups";
import { inTransaction } from "@/db/transaction";
import type { Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";
import { moveMembers } from "./move-members";
import { standingSubgroup } from "./standing-subgroup";

/** From one subgroup into another, or into none. */
export async function moveEverybody(
  viewer: Viewer,
  slug: string,
  { from, to }: { from: string; to: string | null },
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessGroup(tx, viewer, slug, "group.divide");
    const { id } = await standingSubgroup(tx, access, from);
    await moveMembers(tx, access, await holdMembersIn(tx, access, id), to);
  });
}
