import { findUser, updateUser } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import { NotFound } from "@/domain/problems";
import { hashPassword } from "@/lib/password";
import { acceptPassword } from "./accept-password";
import { findLink } from "./find-link";
import { setPassword } from "./set-password";
import { spendOpening } from "./spend-opening";
import { type StartedSession, startSession } from "./start-session";
import { takeTicket } from "./take-ticket";

export type ResetInput = { token: string; password: string; userAgent: string };

/** Sets a password anew by a mailed link, and signs in: the way for those who forgot it and those who are locked out. */
export async function resetPassword(
  { token, password, userAgent }: ResetInput,
  now = new Date(),
): Promise<StartedSession> {
  const link = await findLink(token, now);
  if (link?.kind !== "reset-password") throw new NotFound("link.gone");
  acceptPassword(password, { email: link.email, name: link.name ?? undefined });
  await spendOpening(token);
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    const ticket = await takeTicket(tx, token, "reset-password", now);
    const user = ticket.userId ? await findUser(tx, ticket.userId) : null;
    if (!user) throw new NotFound("link.gone");
    await setPassword(tx, user, { passwordHash, keep: null, endsTokens: true, at: now });
    await updateUser(tx, user.id, { emailVerifiedAt: now });
    return startSession(tx, { userId: user.id, userAgent, at: now });
  });
}
