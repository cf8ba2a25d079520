import type { z } from "zod";
import { recordEvent } from "@/db/queries/events";
import { inTransaction } from "@/db/transaction";
import { doorOf } from "@/domain/groups";
import { newId } from "@/domain/ids";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { newGroup } from "@/domain/wire/group";
import { accessGroup, accessSite } from "../access";
import { foundGroup, refuseTaken, spendGroup } from "./found-group";

/** Whoever creates a group is its first organizer. Done again under the same id it answers with what is there. */
export async function createGroup(
  viewer: Viewer,
  { slug, timeZone, ...input }: z.output<typeof newGroup>,
  id = newId(),
): Promise<{ id: string; slug: string }> {
  const { viewer: creator } = accessSite(viewer, "group.create");
  await spendGroup(viewer, slug);
  const created = await inTransaction(async (tx) => {
    const group = await foundGroup(tx, creator, slug, {
      ...input,
      ...doorOf(input),
      id,
      timeZone: timeZone ?? creator.timeZone ?? "UTC",
    });
    if (group === "taken") return null;
    if (group === "made") return (await accessGroup(tx, viewer, { id }, "group.read")).group;
    await recordEvent(tx, {
      streamId: group.id,
      kind: "group.added",
      groupId: group.id,
      byUserId: actorOf(creator),
      subject: {},
    });
    return { id: group.id, slug: group.slug };
  });
  return created ?? refuseTaken(slug ?? "");
}
