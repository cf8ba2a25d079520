import { database } from "@/db/client";
import { can } from "@/domain/policy";
import type { Viewer } from "@/domain/viewer";
import type { GroupWire } from "@/domain/wire/group";
import type { GroupMemberWire } from "@/domain/wire/member";
import type { ReadingWire } from "@/domain/wire/reading";
import { accessGroup } from "../access";
import { listMembers } from "../members/list-members";
import { listReadings } from "../readings/list-readings";
import { findGroup } from "./find-group";

/** What the viewer may do on the group's pages; the operations ask again. */
export type GroupRights = {
  join: boolean;
  leave: boolean;
  import: boolean;
  invite: boolean;
  edit: boolean;
  listMembers: boolean;
  changeRoles: boolean;
  approve: boolean;
};

export type OpenGroup = {
  group: GroupWire;
  readings: ReadingWire[];
  /** Null for those who may not know who is in it. */
  members: GroupMemberWire[] | null;
  rights: GroupRights;
};

/** A group's page holds no more than a house can; the rest is reached through REST. */
const AT_ONCE = 500;

/** Everything that a group's page shows. */
export async function openGroup(viewer: Viewer, slug: string): Promise<OpenGroup> {
  const access = await accessGroup(database(), viewer, slug, "group.read");
  const maySeeMembers = can("group.list-members", access);
  const [group, readings, members] = await Promise.all([
    findGroup(viewer, slug),
    listReadings(viewer, slug, { limit: AT_ONCE }),
    maySeeMembers ? listMembers(viewer, slug, { limit: AT_ONCE }) : null,
  ]);
  const rights: GroupRights = {
    join: can("group.join", access),
    leave: can("group.leave", access),
    import: can("text.import", access),
    invite: can("group.invite", access),
    edit: can("group.edit", access),
    listMembers: maySeeMembers,
    changeRoles: can("group.edit", access),
    approve: can("group.approve-request", access),
  };
  return { group, readings: readings.items, members: members?.items ?? null, rights };
}
