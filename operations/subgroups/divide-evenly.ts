import { randomInt } from "node:crypto";
import { lockGroup } from "@/db/queries/groups";
import { holdMembersIn, listSubgroups } from "@/db/queries/subgroups";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import { shareOut } from "@/domain/share-out";
import type { Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";
import { moveMembers } from "./move-members";

/**
 * Puts the members who are in no subgroup into those there are, by lot, so that all become as even as can be. Not those
 * who moderate, since they reach all, nor observers. @throws Conflict when there is no subgroup
 */
export async function divideEvenly(viewer: Viewer, slug: string): Promise<void> {
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessGroup(tx, viewer, slug, "group.divide");
    const subgroups = await listSubgroups(tx, access);
    if (subgroups.length === 0) throw new Conflict("subgroup.none");
    const free = (await holdMembersIn(tx, access, null)).filter(({ role }) => role === "member");
    const shares = shareOut(free, subgroups, randomInt);
    for (const [subgroupId, members] of shares) await moveMembers(tx, access, members, subgroupId);
  });
}
