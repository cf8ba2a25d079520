import type { Db } from "@/db/client";
import { insertTicket } from "@/db/queries/tickets";
import { newId } from "@/domain/ids";
import { TICKET_LIFETIMES, type TicketKind, type TicketPayload } from "@/domain/tickets";
import { absoluteUrl } from "@/lib/env";
import { hashOf, newSecret } from "@/lib/secrets";

export type TicketInput = { kind: TicketKind; userId: string | null; payload?: TicketPayload };

/** A new one-time link. Its token is in the link and nowhere else: after a `?`, where no log keeps it. */
export async function issueTicket(
  db: Db,
  { kind, userId, payload = {} }: TicketInput,
  now = new Date(),
): Promise<string> {
  const token = newSecret();
  await insertTicket(db, {
    id: newId(),
    kind,
    userId,
    payload,
    tokenHash: hashOf(token),
    createdAt: now,
    expiresAt: new Date(now.getTime() + TICKET_LIFETIMES[kind]),
  });
  return absoluteUrl(`/open-link?token=${token}`);
}
