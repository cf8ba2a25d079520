import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { insertGroup, isGroupMade, type NewGroupRow } from "@/db/queries/groups";
import { admitMember } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import { doorOf } from "@/domain/groups";
import { newId } from "@/domain/ids";
import { Conflict } from "@/domain/problems";
import { numberedSlug, slugFrom } from "@/domain/slugs";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { newGroup } from "@/domain/wire/group";
import { accessGroup, accessSite } from "../access";

/** Whoever creates a group is its first organizer. Done again under the same id it answers with what is there. */
export async function createGroup(
  viewer: Viewer,
  { slug, timeZone, ...input }: z.output<typeof newGroup>,
  id = newId(),
): Promise<{ id: string; slug: string }> {
  return inTransaction(async (tx) => {
    const { viewer: creator } = accessSite(viewer, "group.create");
    const group = await insertUnderFreeSlug(tx, slug, {
      ...input,
      ...doorOf(input),
      id,
      timeZone: timeZone ?? creator.timeZone ?? "UTC",
    });
    if (!group) return (await accessGroup(tx, viewer, { id }, "group.read")).group;
    const person = { id: creator.userId, name: creator.name, handle: creator.handle };
    await admitMember(tx, group.id, person, { role: "organizer", state: "active" });
    await recordEvent(tx, {
      streamId: group.id,
      kind: "group.added",
      groupId: group.id,
      byUserId: actorOf(creator),
      subject: {},
    });
    return { id: group.id, slug: group.slug };
  });
}

/**
 * A slug that was asked for is had or not; one made from the name takes the next free number. Null when the group itself
 * is there already.
 */
async function insertUnderFreeSlug(
  tx: Transaction,
  wanted: string | undefined,
  group: Omit<NewGroupRow, "slug">,
): Promise<NewGroupRow | null> {
  for (let number = 1; ; number++) {
    const row = { ...group, slug: wanted ?? numberedSlug(slugFrom(group.name), number) };
    if (await insertGroup(tx, row)) return row;
    if (await isGroupMade(tx, group.id)) return null;
    if (wanted !== undefined) throw new Conflict("group.slug-taken", { slug: wanted });
  }
}
