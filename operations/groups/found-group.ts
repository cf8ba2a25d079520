import { database, type Transaction } from "@/db/client";
import { insertGroup, isGroupMade, listSlugsLike, type NewGroupRow } from "@/db/queries/groups";
import { admitMember } from "@/db/queries/members";
import type { Pseudonym } from "@/domain/groups";
import { ASKED_SLUGS, GROUPS_MADE } from "@/domain/limits";
import { Conflict } from "@/domain/problems";
import { freeSlug, isSlug, slugFrom } from "@/domain/slugs";
import { actorOf, type SignedInViewer, type Viewer } from "@/domain/viewer";
import { spend } from "../limits/spend";

/** Counted before anybody looks, so that past the limit the answer does not tell what is taken and what is free. */
export async function spendGroup(viewer: Viewer, slug: string | undefined): Promise<void> {
  const userId = actorOf(viewer);
  if (!userId) return;
  if (slug !== undefined) await spend(`asked-slugs:${userId}`, ASKED_SLUGS);
  await spend(`groups-made:${userId}`, GROUPS_MADE, "group.too-many");
}

/** A page's own word is refused as a group's slug is, so that neither tells of the other. */
export async function refuseTaken(slug: string): Promise<never> {
  const free = freeSlug(slug, await listSlugsLike(database(), slug));
  throw new Conflict("group.slug-taken", { slug, free });
}

/**
 * A group and its first organizer, in the caller's transaction. A slug that was asked for is had or "taken"; one made from
 * the name takes the next free number. "made" when the group itself is there already.
 */
export async function foundGroup(
  tx: Transaction,
  founder: SignedInViewer,
  wanted: string | undefined,
  group: Omit<NewGroupRow, "slug">,
  pseudonym: Pseudonym | null = null,
): Promise<NewGroupRow | "taken" | "made"> {
  const founded = await insertUnderFreeSlug(tx, wanted, group);
  if (typeof founded === "string") return founded;
  const person = { id: founder.userId, name: founder.name, handle: founder.handle };
  await admitMember(tx, group.id, person, { role: "organizer", state: "active", pseudonym });
  return founded;
}

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
