import type { Transaction } from "@/db/client";
import type { Ticket } from "@/db/queries/tickets";
import { NotFound } from "@/domain/problems";
import { makeAccount } from "./make-account";

/** Makes the account that a sign-up's link stands for; its address is proved by the link. */
export async function finishSignUp(tx: Transaction, ticket: Ticket, now: Date): Promise<string> {
  const { email, name, passwordHash } = ticket.payload;
  if (!email || !name || !passwordHash) throw new NotFound("link.gone");
  const { id } = await makeAccount(tx, { email, name, passwordHash, emailVerifiedAt: now });
  return id;
}
