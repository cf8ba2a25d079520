import { inTransaction } from "@/db/transaction";
import { NotFound } from "@/domain/problems";
import { hashPassword } from "@/lib/password";
import { acceptPassword } from "./accept-password";
import { findLink } from "./find-link";
import { makeAccount } from "./make-account";
import { type StartedSession, startSession } from "./start-session";
import { takeTicket } from "./take-ticket";

export type FinishInput = { token: string; name: string; password: string; userAgent: string };

/**
 * Makes the account that a sign-up's link stands for, and signs in. Name and password are those of whoever opened the
 * link, which proves the address: anybody may have asked for it.
 */
export async function finishSignUp(
  { token, name, password, userAgent }: FinishInput,
  now = new Date(),
): Promise<StartedSession & { next: string | undefined }> {
  const link = await findLink(token, now);
  if (link?.kind !== "sign-up" || !link.email) throw new NotFound("link.gone");
  const { email } = link;
  acceptPassword(password, { email, name });
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    const { payload } = await takeTicket(tx, token, "sign-up", now);
    const { id } = await makeAccount(tx, { email, name, passwordHash, emailVerifiedAt: now });
    const session = await startSession(tx, { userId: id, userAgent, at: now });
    return { ...session, next: payload.next };
  });
}
