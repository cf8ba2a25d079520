import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { SubgroupWire } from "@/domain/wire/subgroup";
import { listSubgroups } from "./list-subgroups";

export async function findSubgroup(viewer: Viewer, slug: string, id: string): Promise<SubgroupWire> {
  const { items } = await listSubgroups(viewer, slug);
  const found = items.find((one) => one.id === id.toLowerCase());
  if (!found) throw new NotFound();
  return found;
}
