import { and, eq, sql } from "drizzle-orm";
import type { Membership, Pseudonym } from "@/domain/groups";
import type { Db, Transaction } from "../client";
import { memberships } from "../schema/groups";
import { users } from "../schema/users";

/* The neutral name that a member bears since moderators took theirs away: a pseudonym that they did not choose. */

type Whose = Pick<Membership, "groupId" | "id">;

const isWhose = ({ groupId, id }: Whose) => and(eq(memberships.groupId, groupId), eq(memberships.id, id));

/** The name that was taken last. `isBorne`: they bear the one given instead still. */
export type TakenName = { name: string; handle: string | null; isBorne: boolean };

/** What is not borne here again, and the neutral name and handle that were given last. */
export async function findTakenNames(
  db: Db,
  member: Whose,
): Promise<{ names: string[]; given: Pseudonym | null }> {
  const [found] = await db
    .select({ names: memberships.takenNames, name: memberships.givenName, handle: memberships.givenHandle })
    .from(memberships)
    .where(isWhose(member));
  if (!found) return { names: [], given: null };
  const { names, name, handle } = found;
  return { names, given: name === null || handle === null ? null : { name, handle } };
}

export async function findTakenName(db: Db, member: Whose): Promise<TakenName | null> {
  const [found] = await db
    .select({
      name: memberships.takenName,
      handle: memberships.takenHandle,
      isBorne: memberships.isGivenName,
    })
    .from(memberships)
    .where(isWhose(member));
  const name = found?.name ?? null;
  return found && name !== null ? { ...found, name } : null;
}

/** They bear `given` from now on, with all that they wrote. The row is locked. */
export async function giveName(tx: Transaction, member: Whose, given: Pseudonym): Promise<void> {
  await tx
    .update(memberships)
    .set({
      takenName: sql`${memberships.name}`,
      takenHandle: sql`${memberships.pseudonymHandle}`,
      takenNames: sql`array_append(array_remove(taken_names, ${memberships.name}), ${memberships.name})`,
      givenName: given.name,
      givenHandle: given.handle,
      isGivenName: true,
      pseudonym: given.name,
      pseudonymHandle: given.handle,
      ...given,
      version: sql`${memberships.version} + 1`,
    })
    .where(isWhose(member));
}

/** What was taken is theirs again; `handle`: of a pseudonym, null for their account's name. */
export async function giveNameBack(
  tx: Transaction,
  member: Whose,
  { name, handle }: { name: string; handle: string | null },
): Promise<void> {
  const ofAccount = sql<string>`(select ${users.handle} from ${users} where ${users.id} = memberships.user_id)`;
  await tx
    .update(memberships)
    .set({
      takenName: null,
      takenHandle: null,
      takenNames: sql`array_remove(taken_names, ${name})`,
      isGivenName: false,
      pseudonym: handle === null ? null : name,
      pseudonymHandle: handle,
      name,
      handle: handle ?? ofAccount,
      version: sql`${memberships.version} + 1`,
    })
    .where(isWhose(member));
}
