import { database } from "@/db/client";
import { type GroupCard, listGroupsOf, listPublicGroups } from "@/db/queries/groups";
import { isId } from "@/domain/ids";
import { SignedOut } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import type { GroupWire } from "@/domain/wire/group";
import type { List } from "@/domain/wire/list";
import { groupWire } from "./group-wire";

export type GroupPage = { after?: string | undefined; limit: number };

/** The groups one is in or waits for. A token bound to one group knows of no other. */
export async function listMyGroups(viewer: Viewer, { after, limit }: GroupPage): Promise<List<GroupWire>> {
  if (!isSignedIn(viewer)) throw new SignedOut();
  const groupId = viewer.by.kind === "token" ? viewer.by.groupId : null;
  const page = { ...startingAfter(after), limit: limit + 1, groupId };
  return toList(await listGroupsOf(database(), viewer.userId, page), limit);
}

export async function listOpenToAll(viewer: Viewer, { after, limit }: GroupPage): Promise<List<GroupWire>> {
  const page = { ...startingAfter(after), limit: limit + 1 };
  return toList(await listPublicGroups(database(), viewer.userId, page), limit);
}

const startingAfter = (after: string | undefined) => (after && isId(after) ? { after } : {});

function toList(found: GroupCard[], limit: number): List<GroupWire> {
  const items = found.slice(0, limit).map(groupWire);
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}
