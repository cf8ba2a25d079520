import type { Transaction } from "@/db/client";
import { findTakenName } from "@/db/queries/given-names";
import type { Membership } from "@/domain/groups";
import { Conflict } from "@/domain/problems";
import { shapeOf } from "@/domain/pseudonyms";

/** What moderators took away from somebody is not borne by them here again. @throws Conflict */
export async function refuseTaken(
  tx: Transaction,
  member: Pick<Membership, "groupId" | "id">,
  name: string,
): Promise<void> {
  const taken = await findTakenName(tx, member);
  if (taken && shapeOf(taken.name) === shapeOf(name))
    throw new Conflict("member.name-taken-away", {}, { field: "name" });
}
