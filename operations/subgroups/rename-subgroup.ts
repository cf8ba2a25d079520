import { recordEvent } from "@/db/queries/events";
import { lockGroup } from "@/db/queries/groups";
import { updateSubgroup } from "@/db/queries/subgroups";
import { inTransaction } from "@/db/transaction";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";
import { keepNamesApart, standingSubgroup } from "./standing-subgroup";

/** @throws Conflict when another subgroup bears the name */
export async function renameSubgroup(
  viewer: Viewer,
  slug: string,
  id: string,
  { name }: { name: string },
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessGroup(tx, viewer, slug, "group.divide");
    const before = await standingSubgroup(tx, access, id);
    if (before.name === name) return;
    await keepNamesApart(tx, access, { id: before.id, name });
    await updateSubgroup(tx, access, before.id, { name });
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "subgroup.edited",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { subgroupId: before.id, from: { name: before.name }, to: { name } },
    });
  });
}
