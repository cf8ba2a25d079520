import { isLetInByPrint } from "@/db/queries/rostered";
import { findTicket } from "@/db/queries/tickets";
import { findUser } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import { NotFound } from "@/domain/problems";
import { hashPassword } from "@/lib/password";
import { hashOf } from "@/lib/secrets";
import { acceptPassword } from "./accept-password";
import { findLink } from "./find-link";
import { setPassword } from "./set-password";
import { spendOpening } from "./spend-opening";
import { type StartedSession, startSession } from "./start-session";
import { takeTicket } from "./take-ticket";

export type PrintedEntry = { token: string; password?: string | undefined; userAgent: string };

/** Uses a printed link up, and signs in. With a password one needs no paper the next time. */
export async function enterByPrintedLink(
  { token, password, userAgent }: PrintedEntry,
  now = new Date(),
): Promise<StartedSession> {
  const link = await findLink(token, now);
  if (link?.kind !== "printed") throw new NotFound("link.gone");
  if (password !== undefined) acceptPassword(password, { name: link.name ?? undefined });
  await spendOpening(token);
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return inTransaction(async (tx) => {
    // The account first, as whoever prints another link holds it first, too.
    const ticket = await findTicket(tx, hashOf(token), now);
    const user = ticket?.userId ? await findUser(tx, ticket.userId) : null;
    if (!ticket || !user || !(await isLetInByPrint(tx, { ...ticket, userId: user.id })))
      throw new NotFound("link.gone");
    await takeTicket(tx, token, "printed", now);
    if (passwordHash !== null)
      await setPassword(tx, user, { passwordHash, keep: null, endsTokens: true, at: now });
    return startSession(tx, { userId: user.id, userAgent, at: now });
  });
}
