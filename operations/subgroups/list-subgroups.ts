import { database } from "@/db/client";
import { listSubgroups as listRows } from "@/db/queries/subgroups";
import type { Viewer } from "@/domain/viewer";
import type { SubgroupWire } from "@/domain/wire/subgroup";
import { accessGroup } from "../access";

/** All of them: a group has few. */
export async function listSubgroups(
  viewer: Viewer,
  slug: string,
): Promise<{ items: SubgroupWire[]; next: null }> {
  const access = await accessGroup(database(), viewer, slug, "group.list-members");
  return { items: await listRows(database(), access), next: null };
}
