import { recordEvent } from "@/db/queries/events";
import { lockGroup } from "@/db/queries/groups";
import { insertSubgroup, listSubgroups } from "@/db/queries/subgroups";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/domain/ids";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";
import { keepFew, keepNamesApart } from "./standing-subgroup";

/** Done again under the same id it changes nothing. @throws Conflict when the name, or the id elsewhere, is taken */
export async function addSubgroup(
  viewer: Viewer,
  slug: string,
  { name }: { name: string },
  id = newId(),
): Promise<string> {
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessGroup(tx, viewer, slug, "group.divide");
    const there = await listSubgroups(tx, access);
    if (there.some((one) => one.id === id && one.name === name)) return;
    await keepNamesApart(tx, access, { id, name });
    await keepFew(tx, access);
    if (!(await insertSubgroup(tx, access, { id, name }))) throw new Conflict("id-taken");
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "subgroup.added",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { subgroupId: id, to: { name } },
    });
  });
  return id;
}
