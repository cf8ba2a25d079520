import type { Transaction } from "@/db/client";
import { consumeTicket, type Ticket } from "@/db/queries/tickets";
import { NotFound } from "@/domain/problems";
import type { TicketKind } from "@/domain/tickets";
import { hashOf } from "@/lib/secrets";

/** Uses a link up. @throws NotFound when it is unknown, of another kind, used or too old. */
export async function takeTicket(
  tx: Transaction,
  token: string,
  kind: TicketKind,
  now: Date,
): Promise<Ticket> {
  const ticket = await consumeTicket(tx, { tokenHash: hashOf(token), kind }, now);
  if (!ticket) throw new NotFound("link.gone");
  return ticket;
}
