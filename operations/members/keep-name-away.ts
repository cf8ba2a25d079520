import type { Transaction } from "@/db/client";
import { findTakenNames, giveName } from "@/db/queries/given-names";
import type { Membership } from "@/domain/groups";
import { takeHandle } from "../accounts/take-handle";
import { isLike } from "./refuse-taken";

/** Whoever comes in with their account’s name, where moderators took that away from them, bears the neutral one again. */
export async function keepNameAway(tx: Transaction, member: Membership): Promise<Membership> {
  if (member.pseudonym !== null) return member;
  const { names, given } = await findTakenNames(tx, member);
  if (!given || !isLike(names, member.name)) return member;
  const again = { name: given.name, handle: await takeHandle(tx, given.handle) };
  await giveName(tx, member, again);
  return { ...member, ...again, pseudonym: again.name, pseudonymHandle: again.handle };
}
