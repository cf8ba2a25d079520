import { database } from "@/db/client";
import { listGroupsOf, listPublicGroups } from "@/db/queries/groups";
import { SignedOut } from "@/domain/problems";
import { boundGroupOf, isSignedIn, type Viewer } from "@/domain/viewer";
import type { GroupWire } from "@/domain/wire/group";
import { type List, pageOf } from "@/domain/wire/list";
import { groupWire } from "./group-wire";

/** `q`: words to be found in a group's name or description, all of them. */
export type GroupPage = { q?: string | undefined; after?: string | undefined; limit: number };

/*
 * No door stands before these lists: what may be listed is said in their queries. A token bound to one group knows of no
 * other, also where all the world may read it.
 */

/** The groups one is in or waits for. */
export async function listMyGroups(viewer: Viewer, { q, after, limit }: GroupPage): Promise<List<GroupWire>> {
  if (!isSignedIn(viewer)) throw new SignedOut();
  const page = { q, after, limit: limit + 1, onlyId: boundGroupOf(viewer) };
  const found = await listGroupsOf(database(), viewer.userId, page);
  return pageOf(found, limit, { item: groupWire, cursor: ({ id }) => id });
}

/** The groups that everybody may read, with the viewer's own place in them. */
export async function listOpenToAll(
  viewer: Viewer,
  { q, after, limit }: GroupPage,
): Promise<List<GroupWire>> {
  const page = { q, after, limit: limit + 1, onlyId: boundGroupOf(viewer) };
  const found = await listPublicGroups(database(), viewer.userId, page);
  return pageOf(found, limit, { item: groupWire, cursor: ({ id }) => id });
}
