import type { Db } from "@/db/client";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessGroup, type GroupAccess, type GroupRef } from "../access";

export type ImportingAccess = Granted<GroupAccess & { membership: Membership }, "text.import">;
export type BringingAccess = Granted<GroupAccess & { membership: Membership }, "text.bring">;
export type ListingAccess = Granted<GroupAccess & { membership: Membership }, "import.list">;

/** Whoever may import is a member: the file, the import and the reading bear their name. */
export const accessImporting = (db: Db, viewer: Viewer, group: GroupRef): Promise<ImportingAccess> =>
  accessAsMember(db, viewer, group, "text.import");

/** So is whoever may bring a text, to be published by themselves or by an organizer. */
export const accessBringing = (db: Db, viewer: Viewer, group: GroupRef): Promise<BringingAccess> =>
  accessAsMember(db, viewer, group, "text.bring");

export const accessListing = (db: Db, viewer: Viewer, group: GroupRef): Promise<ListingAccess> =>
  accessAsMember(db, viewer, group, "import.list");

async function accessAsMember<A extends "text.import" | "text.bring" | "import.list">(
  db: Db,
  viewer: Viewer,
  group: GroupRef,
  ability: A,
): Promise<Granted<GroupAccess & { membership: Membership }, A>> {
  const access = await accessGroup(db, viewer, group, ability);
  if (!isMember(access)) throw new NotFound();
  return access;
}

const isMember = <Access extends GroupAccess>(
  access: Access,
): access is Access & { membership: Membership } => access.membership !== null;
