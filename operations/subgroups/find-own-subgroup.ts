import type { Db } from "@/db/client";
import { findSubgroupName } from "@/db/queries/subgroups";
import type { Granted } from "@/domain/granted";
import type { Subgroup } from "@/domain/groups";
import type { ReadingAccess } from "../access";

/** For whom the viewer writes in a divided reading; null where they write for all, as those do who moderate. */
export async function findOwnSubgroup(db: Db, access: Granted<ReadingAccess>): Promise<Subgroup | null> {
  const { isDivided, moderates, subgroupId: id } = access.looker;
  if (!isDivided || moderates || id === null) return null;
  return { id, name: (await findSubgroupName(db, access, id)) ?? "" };
}
