import type { z } from "zod";
import { database, type Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { insertGroup, isGroupMade, listSlugsLike, type NewGroupRow } from "@/db/queries/groups";
import { admitMember } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import { doorOf } from "@/domain/groups";
import { newId } from "@/domain/ids";
import { ASKED_SLUGS, GROUPS_MADE } from "@/domain/limits";
import { Conflict } from "@/domain/problems";
import { freeSlug, isSlug, slugFrom } from "@/domain/slugs";
import { actorOf, type Viewer } from "@/domain/viewer";
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
  await spendGroup(viewer, slug);
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
  return created ?? refuseTaken(slug ?? "");
}

/** Counted before anybody looks, so that past the limit the answer does not tell what is taken and what is free. */
async function spendGroup(viewer: Viewer, slug: string | undefined): Promise<void> {
  const userId = actorOf(viewer);
  if (!userId) return;
  if (slug !== undefined) await spend(`asked-slugs:${userId}`, ASKED_SLUGS);
  await spend(`groups-made:${userId}`, GROUPS_MADE, "group.too-many");
}

/** A page's own word is refused as a group's slug is, so that neither tells of the other. */
async function refuseTaken(slug: string): Promise<never> {
  const free = freeSlug(slug, await listSlugsLike(database(), slug));
  throw new Conflict("group.slug-taken", { slug, free });
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
  const named = slugFrom(group.name);
  for (;;) {
    const row = { ...group, slug: wanted ?? freeSlug(named, await listSlugsLike(tx, named)) };
    if (isSlug(row.slug) && (await insertGroup(tx, row))) return row;
    if (await isGroupMade(tx, group.id)) return "made";
    if (wanted !== undefined) return "taken";
    // Somebody was given this number meanwhile, and it is in the list now.
  }
}
