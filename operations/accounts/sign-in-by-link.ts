import type { Transaction } from "@/db/client";
import { findTicket, type Ticket } from "@/db/queries/tickets";
import { findUser } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import { NotFound } from "@/domain/problems";
import { hashOf } from "@/lib/secrets";
import { finishSignUp } from "./finish-sign-up";
import { type StartedSession, startSession } from "./start-session";
import { takeTicket } from "./take-ticket";

/** Uses up a link that signs in by itself: a sign-in link, or one that finishes a sign-up. */
export async function signInByLink(
  { token, userAgent }: { token: string; userAgent: string },
  now = new Date(),
): Promise<StartedSession & { next: string | undefined }> {
  return inTransaction(async (tx) => {
    const found = await findTicket(tx, hashOf(token), now);
    const ticket = await takeTicket(tx, token, found?.kind === "sign-up" ? "sign-up" : "sign-in", now);
    const userId = await ownerOf(tx, ticket, now);
    const session = await startSession(tx, { userId, userAgent, at: now });
    return { ...session, next: ticket.payload.next };
  });
}

async function ownerOf(tx: Transaction, ticket: Ticket, now: Date): Promise<string> {
  if (ticket.kind === "sign-up") return finishSignUp(tx, ticket, now);
  const user = ticket.userId ? await findUser(tx, ticket.userId) : null;
  if (!user) throw new NotFound("link.gone");
  return user.id;
}
