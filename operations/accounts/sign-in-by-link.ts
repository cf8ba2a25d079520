import { findUser } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import { NotFound } from "@/domain/problems";
import { type StartedSession, startSession } from "./start-session";
import { takeTicket } from "./take-ticket";

/** Uses up a link that signs in by itself. */
export async function signInByLink(
  { token, userAgent }: { token: string; userAgent: string },
  now = new Date(),
): Promise<StartedSession> {
  return inTransaction(async (tx) => {
    const ticket = await takeTicket(tx, token, "sign-in", now);
    const user = ticket.userId ? await findUser(tx, ticket.userId) : null;
    if (!user) throw new NotFound("link.gone");
    return startSession(tx, { userId: user.id, userAgent, at: now });
  });
}
