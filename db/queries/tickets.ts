import { and, eq, gt, isNull } from "drizzle-orm";
import type { TicketKind, TicketPayload } from "@/domain/tickets";
import type { Db } from "../client";
import { tickets } from "../schema/users";

export type Ticket = {
  id: string;
  kind: TicketKind;
  userId: string | null;
  payload: TicketPayload;
  createdAt: Date;
};

const ticketColumns = {
  id: tickets.id,
  kind: tickets.kind,
  userId: tickets.userId,
  payload: tickets.payload,
  createdAt: tickets.createdAt,
};

const isOpen = (tokenHash: string, now: Date) =>
  and(eq(tickets.tokenHash, tokenHash), isNull(tickets.usedAt), gt(tickets.expiresAt, now));

export async function insertTicket(
  db: Db,
  ticket: Ticket & { tokenHash: string; expiresAt: Date },
): Promise<void> {
  await db.insert(tickets).values(ticket);
}

export async function findTicket(db: Db, tokenHash: string, now: Date): Promise<Ticket | null> {
  const [ticket] = await db.select(ticketColumns).from(tickets).where(isOpen(tokenHash, now));
  return ticket ?? null;
}

/** Uses a ticket up; of many who try at once one gets it. What it brought along is not kept. */
export async function consumeTicket(
  db: Db,
  ticket: { tokenHash: string; kind: TicketKind },
  now: Date,
): Promise<Ticket | null> {
  const found = await findTicket(db, ticket.tokenHash, now);
  if (found?.kind !== ticket.kind) return null;
  const used = await db
    .update(tickets)
    .set({ usedAt: now, payload: {} })
    .where(isOpen(ticket.tokenHash, now))
    .returning({ id: tickets.id });
  return used.length > 0 ? found : null;
}

/** Takes back what was not used yet. */
export async function cancelTickets(
  db: Db,
  which: { userId: string; kind?: TicketKind } | { kind: TicketKind },
  now: Date,
): Promise<void> {
  const chosen = and(
    "userId" in which ? eq(tickets.userId, which.userId) : undefined,
    which.kind ? eq(tickets.kind, which.kind) : undefined,
  );
  await db
    .update(tickets)
    .set({ usedAt: now, payload: {} })
    .where(and(chosen, isNull(tickets.usedAt)));
}
