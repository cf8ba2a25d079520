import { database } from "@/db/client";
import { listGroupsOf, listPublicGroups } from "@/db/queries/groups";
import { SignedOut } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import type { GroupWire } from "@/domain/wire/group";
import { type List, pageOf } from "@/domain/wire/list";
import { groupWire } from "./group-wire";

export type GroupPage = { after?: string | undefined; limit: number };

/** The groups one is in or waits for. A token bound to one group knows of no other. */
export async function listMyGroups(viewer: Viewer, { after, limit }: GroupPage): Promise<List<GroupWire>> {
  if (!isSignedIn(viewer)) throw new SignedOut();
  const groupId = viewer.by.kind === "token" ? viewer.by.groupId : null;
  const found = await listGroupsOf(database(), viewer.userId, { after, limit: limit + 1, groupId });
  return pageOf(found, limit, { item: groupWire, place: ({ id }) => id });
}

export async function listOpenToAll(viewer: Viewer, { after, limit }: GroupPage): Promise<List<GroupWire>> {
  const found = await listPublicGroups(database(), viewer.userId, { after, limit: limit + 1 });
  return pageOf(found, limit, { item: groupWire, place: ({ id }) => id });
}
