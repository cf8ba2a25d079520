import type { Db } from "@/db/client";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessGroup, type GroupAccess, type GroupRef } from "../access";

export type ImportingAccess = Granted<GroupAccess & { membership: Membership }, "text.import">;

/** Whoever may import is a member: the file, the import and the reading bear their name. */
export async function accessImporting(db: Db, viewer: Viewer, group: GroupRef): Promise<ImportingAccess> {
  const access = await accessGroup(db, viewer, group, "text.import");
  if (!isMember(access)) throw new NotFound();
  return access;
}

const isMember = (access: Granted<GroupAccess, "text.import">): access is ImportingAccess =>
  access.membership !== null;
