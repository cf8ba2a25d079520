import type { Transaction } from "@/db/client";
import { holdSubgroup, isNameTaken, listSubgroups } from "@/db/queries/subgroups";
import type { Granted } from "@/domain/granted";
import type { Subgroup } from "@/domain/groups";
import { isId } from "@/domain/ids";
import { SUBGROUPS_MOST } from "@/domain/limits";
import { Conflict, Invalid, NotFound } from "@/domain/problems";
import type { GroupAccess } from "../access";

type MayDivide = Granted<GroupAccess, "group.divide">;

const find = (tx: Transaction, access: MayDivide, id: string): Promise<Subgroup | null> =>
  isId(id) ? holdSubgroup(tx, access, id) : Promise.resolve(null);

/** Held until the commit. @throws NotFound when the group has none of this id */
export async function standingSubgroup(tx: Transaction, access: MayDivide, id: string): Promise<Subgroup> {
  const found = await find(tx, access, id);
  if (!found) throw new NotFound();
  return found;
}

/** The same where it was chosen among others. @throws Invalid */
export async function chosenSubgroup(tx: Transaction, access: MayDivide, id: string): Promise<Subgroup> {
  const found = await find(tx, access, id);
  if (!found) throw new Invalid("subgroup.not-there", {}, { field: "subgroup" });
  return found;
}

/** Under the group's lock. @throws Conflict when another subgroup bears the name */
export async function keepNamesApart(tx: Transaction, access: MayDivide, one: Subgroup): Promise<void> {
  if (await isNameTaken(tx, access, one)) throw new Conflict("subgroup.name-taken", { name: one.name });
}

/** Under the group's lock. @throws Invalid when one more would be too many */
export async function keepFew(tx: Transaction, access: MayDivide): Promise<void> {
  const there = await listSubgroups(tx, access);
  if (there.length >= SUBGROUPS_MOST) throw new Invalid("subgroup.too-many", { most: SUBGROUPS_MOST });
}
