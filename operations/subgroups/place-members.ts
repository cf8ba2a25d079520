import { lockGroup } from "@/db/queries/groups";
import { holdMembers } from "@/db/queries/subgroups";
import { inTransaction } from "@/db/transaction";
import { isId } from "@/domain/ids";
import { Conflict } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";
import { moveMembers } from "./move-members";

/** Into which subgroup a member goes; null is none. */
export type PlaceFor = { member: string; subgroup: string | null };

/** All of it or nothing. @throws Conflict when one of them is no member any more */
export async function placeMembers(viewer: Viewer, slug: string, places: PlaceFor[]): Promise<void> {
  if (places.length === 0) return;
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessGroup(tx, viewer, slug, "group.divide");
    const wanted = new Map(places.map(({ member, subgroup }) => [member.toLowerCase(), subgroup]));
    const members = [...wanted.keys()].every(isId) ? await holdMembers(tx, access, [...wanted.keys()]) : [];
    if (members.length < wanted.size) throw new Conflict("member.not-active");
    for (const subgroup of new Set(wanted.values()))
      await moveMembers(
        tx,
        access,
        members.filter(({ id }) => wanted.get(id) === subgroup),
        subgroup,
      );
  });
}
