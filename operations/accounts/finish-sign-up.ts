import { database } from "@/db/client";
import { isEmailTaken } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import { Conflict, NotFound } from "@/domain/problems";
import { hashPassword } from "@/lib/password";
import { acceptPassword } from "./accept-password";
import { findLink } from "./find-link";
import { makeAccount } from "./make-account";
import { spendOpening } from "./spend-opening";
import { type StartedSession, startSession } from "./start-session";
import { takeTicket } from "./take-ticket";

export type FinishInput = { token: string; name: string; password: string; userAgent: string };

/**
 * Makes the account that a sign-up's link stands for, and signs in. Name and password are those of whoever opened the
 * link, which proves the address: anybody may have asked for it. Where the address has got an account meanwhile, the link
 * is used up by finding that out.
 */
export async function finishSignUp(
  { token, name, password, userAgent }: FinishInput,
  now = new Date(),
): Promise<StartedSession & { next: string | undefined }> {
  const link = await findLink(token, now);
  if (link?.kind !== "sign-up" || !link.email) throw new NotFound("link.gone");
  const { email } = link;
  acceptPassword(password, { email, name });
  await spendOpening(token);
  if (await isEmailTaken(database(), email)) {
    await inTransaction((tx) => takeTicket(tx, token, "sign-up", now));
    throw new Conflict("account.address-taken");
  }
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    const { payload } = await takeTicket(tx, token, "sign-up", now);
    const { id } = await makeAccount(tx, { email, name, passwordHash, emailVerifiedAt: now });
    const session = await startSession(tx, { userId: id, userAgent, at: now });
    return { ...session, next: payload.next };
  });
}
