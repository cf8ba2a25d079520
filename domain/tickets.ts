export const TICKET_KINDS = ["sign-in", "sign-up", "reset-password", "set-up", "printed"] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

const minutes = (count: number) => count * 60_000;
const hours = (count: number) => minutes(60 * count);

/**
 * How long a link is good for. What lets somebody in at once is short; a sign-up waits for people who read their mail in
 * the evening; a set-up link is printed again at each start. What is on paper is handed out at the next meeting, or at the
 * one after.
 */
export const TICKET_LIFETIMES: Record<TicketKind, number> = {
  "sign-in": minutes(30),
  "sign-up": hours(24),
  "reset-password": minutes(60),
  "set-up": hours(24),
  printed: hours(14 * 24),
};

/**
 * What a ticket brings along: of the account that opening a sign-up's link makes, and where to go then; which member has
 * printed it.
 */
export type TicketPayload = {
  printedBy?: string;
  email?: string;
  name?: string;
  next?: string;
};
