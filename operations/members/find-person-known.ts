import { database } from "@/db/client";
import { findPerson, isKnownTo, type Person } from "@/db/queries/members";
import type { Granted } from "@/domain/granted";
import { UNKNOWN_PEOPLE } from "@/domain/limits";
import { can } from "@/domain/policy";
import { Invalid } from "@/domain/problems";
import type { GroupAccess } from "../access";
import { spend } from "../limits/spend";

/** Somebody who has an account. To an organizer a stranger is like nobody. @throws Invalid */
export async function findPersonKnown(
  access: Granted<GroupAccess, "group.add-member">,
  by: { email?: string | undefined; handle?: string | undefined },
): Promise<Person> {
  const person = await findPerson(database(), by);
  const isKnown =
    person && (can("group.add-stranger", access) || (await isKnownTo(database(), access, person)));
  if (isKnown) return person;
  const { userId } = access.viewer;
  if (userId) await spend(`unknown-people:${userId}`, UNKNOWN_PEOPLE);
  throw new Invalid("member.no-such-user");
}
