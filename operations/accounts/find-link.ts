import { database } from "@/db/client";
import { isLetInByPrint } from "@/db/queries/rostered";
import { findTicket } from "@/db/queries/tickets";
import { findUser } from "@/db/queries/users";
import type { TicketKind } from "@/domain/tickets";
import { hashOf } from "@/lib/secrets";

export type FoundLink = {
  kind: TicketKind;
  name: string | null;
  email: string | null;
  /** Of an account that is there already. */
  handle: string | null;
};

/** What a link is for and whose it is, without using it up; null when it is of no use any more. */
export async function findLink(token: string, now = new Date()): Promise<FoundLink | null> {
  const ticket = await findTicket(database(), hashOf(token), now);
  if (!ticket) return null;
  const { kind, payload } = ticket;
  if (!ticket.userId) return { kind, name: payload.name ?? null, email: payload.email ?? null, handle: null };
  const user = await findUser(database(), ticket.userId);
  if (!user || (kind === "printed" && !(await isLetInByPrint(database(), { ...ticket, userId: user.id }))))
    return null;
  return { kind, name: user.name, email: user.email, handle: user.handle };
}
