import { recordEvent } from "@/db/queries/events";
import { lockGroup } from "@/db/queries/groups";
import { holdSubgroup, updateSubgroup } from "@/db/queries/subgroups";
import { inTransaction } from "@/db/transaction";
import { isId } from "@/domain/ids";
import { NotFound } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";
import { keepFew, keepNamesApart } from "./standing-subgroup";

/** Takes a removal back; done again it changes nothing. @throws Conflict when another subgroup bears the name by now */
export async function restoreSubgroup(viewer: Viewer, slug: string, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessGroup(tx, viewer, slug, "group.divide");
    if (!isId(id)) throw new NotFound();
    if (await holdSubgroup(tx, access, id)) return;
    const subgroup = await holdSubgroup(tx, access, id, "removed");
    if (!subgroup) throw new NotFound();
    await keepNamesApart(tx, access, subgroup);
    await keepFew(tx, access);
    await updateSubgroup(tx, access, subgroup.id, { removedAt: null });
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "subgroup.restored",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { subgroupId: subgroup.id, to: { name: subgroup.name } },
    });
  });
}
