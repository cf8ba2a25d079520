import { recordEvent } from "@/db/queries/events";
import { lockGroup, updateGroup } from "@/db/queries/groups";
import { inTransaction } from "@/db/transaction";
import { doorOf, type Group } from "@/domain/groups";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { GroupEdit } from "@/domain/wire/group";
import { accessGroup } from "../access";
import { findGroup } from "./find-group";

/** A JSON merge: what is left out stays. */
export async function editGroup(viewer: Viewer, slug: string, edit: GroupEdit): Promise<void> {
  const { version, ...wanted } = edit;
  const isCurrent = await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessGroup(tx, viewer, slug, "group.edit");
    const asked = { ...access.group, ...wanted };
    const { admission } = doorOf(asked);
    const change = admission === asked.admission ? wanted : { ...wanted, admission };
    if ((await updateGroup(tx, access, change, version)) === null) return false;
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "group.edited",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { from: pick(access.group, change), to: change },
    });
    return true;
  });
  if (!isCurrent) throw new Conflict("stale", {}, { current: await findGroup(viewer, slug) });
}

const pick = (group: Group, change: object): Record<string, unknown> =>
  Object.fromEntries(Object.keys(change).map((name) => [name, group[name as keyof Group]]));
