import type { Db, Transaction } from "@/db/client";
import { findTakenNames } from "@/db/queries/given-names";
import type { Membership } from "@/domain/groups";
import { Conflict } from "@/domain/problems";
import { shapeOf } from "@/domain/pseudonyms";

type Whose = Pick<Membership, "groupId" | "id">;

/** What moderators took away from somebody is not borne by them here again. @throws Conflict */
export async function refuseTaken(tx: Transaction, member: Whose, name: string): Promise<void> {
  if (await isTakenFrom(tx, member, name))
    throw new Conflict("member.name-taken-away", {}, { field: "name" });
}

/** Whether they could be taken for bearing a name again that was taken from them, whichever it was. */
export async function isTakenFrom(db: Db, member: Whose, name: string): Promise<boolean> {
  return isLike((await findTakenNames(db, member)).names, name);
}

export const isLike = (names: readonly string[], name: string): boolean =>
  names.some((taken) => shapeOf(taken) === shapeOf(name));
