import { database } from "@/db/client";
import { listMembers } from "@/db/queries/members";
import { findRemovedSubgroup, listSubgroups } from "@/db/queries/subgroups";
import type { Role } from "@/domain/groups";
import { isId } from "@/domain/ids";
import { can } from "@/domain/policy";
import type { Viewer } from "@/domain/viewer";
import { pageOf } from "@/domain/wire/list";
import type { SubgroupWire } from "@/domain/wire/subgroup";
import { accessGroup } from "../access";

export type PlacedMember = { id: string; name: string; handle: string; role: Role; subgroup: string | null };

export type OpenedSubgroups = {
  subgroups: SubgroupWire[];
  members: PlacedMember[];
  next: string | null;
  mayDivide: boolean;
  /** The one that was asked for as just removed, for whoever may put it back. */
  removed: { id: string; name: string } | null;
};

type Page = { after?: string | undefined; limit: number; removed?: string | undefined };

/** A group's subgroups, and who is in which. */
export async function openSubgroups(
  viewer: Viewer,
  slug: string,
  { after, limit, removed }: Page,
): Promise<OpenedSubgroups> {
  const db = database();
  const access = await accessGroup(db, viewer, slug, "group.list-members");
  const [subgroups, rows] = await Promise.all([
    listSubgroups(db, access),
    listMembers(db, access, { states: ["active"], after, limit: limit + 1 }),
  ]);
  const mayDivide = can("group.divide", access);
  const { items: members, next } = pageOf(rows, limit, {
    item: ({ id, name, handle, role, subgroupId }) => ({ id, name, handle, role, subgroup: subgroupId }),
    cursor: ({ id }) => id,
  });
  const isAsked = mayDivide && removed !== undefined && isId(removed);
  return {
    ...{ subgroups, members, next, mayDivide },
    removed: isAsked ? await findRemovedSubgroup(db, access, removed) : null,
  };
}
