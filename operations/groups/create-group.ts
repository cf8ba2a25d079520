import type { z } from "zod";
import { database, type Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { insertGroup, isGroupMade, isSlugTaken, type NewGroupRow } from "@/db/queries/groups";
import { admitMember } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import { doorOf } from "@/domain/groups";
import { newId } from "@/domain/ids";
import { TAKEN_SLUGS } from "@/domain/limits";
import { Conflict } from "@/domain/problems";
import { isSlug, numberedSlug, slugFrom } from "@/domain/slugs";
import { actorOf, type SignedInViewer, type Viewer } from "@/domain/viewer";
import type { newGroup } from "@/domain/wire/group";
import { accessGroup, accessSite } from "../access";
import { spend } from "../limits/spend";

/** Whoever creates a group is its first organizer. Done again under the same id it answers with what is there. */
export async function createGroup(
  viewer: Viewer,
  { slug, timeZone, ...input }: z.output<typeof newGroup>,
  id = newId(),
): Promise<{ id: string; slug: string }> {
  const { viewer: creator } = accessSite(viewer, "group.create");
  const created = await inTransaction(async (tx) => {
    const group = await insertUnderFreeSlug(tx, slug, {
      ...input,
      ...doorOf(input),
      id,
      timeZone: timeZone ?? creator.timeZone ?? "UTC",
    });
    if (group === "taken") return null;
    if (group === "made") return (await accessGroup(tx, viewer, { id }, "group.read")).group;
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
  return created ?? refuseTaken(creator, slug ?? "");
}

/** A page's own word is refused as a group's slug is, so that neither tells of the other. */
async function refuseTaken(creator: SignedInViewer, slug: string): Promise<never> {
  await spend(`taken-slugs:${creator.userId}`, TAKEN_SLUGS);
  let number = 2;
  while (await isSlugTaken(database(), numberedSlug(slug, number))) number++;
  throw new Conflict("group.slug-taken", { slug, free: numberedSlug(slug, number) });
}

/**
 * A slug that was asked for is had or "taken"; one made from the name takes the next free number. "made" when the group
 * itself is there already.
 */
async function insertUnderFreeSlug(
  tx: Transaction,
  wanted: string | undefined,
  group: Omit<NewGroupRow, "slug">,
): Promise<NewGroupRow | "taken" | "made"> {
  for (let number = 1; ; number++) {
    const row = { ...group, slug: wanted ?? numberedSlug(slugFrom(group.name), number) };
    if (isSlug(row.slug) && (await insertGroup(tx, row))) return row;
    if (await isGroupMade(tx, group.id)) return "made";
    if (wanted !== undefined) return "taken";
  }
}
