import type { Transaction } from "@/db/client";
import { addAuditEntry } from "@/db/queries/audit-log";
import { recordEvent } from "@/db/queries/events";
import { lockAccount, setSuspension } from "@/db/queries/suspensions";
import { cancelTickets } from "@/db/queries/tickets";
import { inTransaction } from "@/db/transaction";
import { isId } from "@/domain/ids";
import { Conflict, NotFound } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { SuspensionWire } from "@/domain/wire/site";
import { accessAccounts } from "../access";
import { endAllSessions } from "../accounts/end-all-sessions";
import { revokeAllTokens } from "../accounts/revoke-all-tokens";

type Suspension = { reason: string };

/**
 * Shuts an account out at once, everywhere: its sessions and tokens end, and with them its open pages; it gets no mail, and
 * its calendars lead nowhere. What it wrote stays. @throws Conflict for the last who looks after the site
 */
export async function suspendUser(
  viewer: Viewer,
  userId: string,
  { reason }: Suspension,
  now = new Date(),
): Promise<SuspensionWire> {
  accessAccounts(viewer);
  return inTransaction((tx) => suspend(tx, { userId, by: actorOf(viewer), reason, now }));
}

/** Lets an account in again. Whoever owns it signs in anew, and makes new tokens; their calendars lead where they led. */
export async function reinstateUser(viewer: Viewer, userId: string, now = new Date()): Promise<void> {
  accessAccounts(viewer);
  await inTransaction((tx) => reinstate(tx, { userId, by: actorOf(viewer), now }));
}

type Step = { userId: string; by: string | null; now: Date };

/** `by`: null for whoever runs the site, at its command line. */
export async function suspend(
  tx: Transaction,
  { userId, by, reason, now }: Step & Suspension,
): Promise<SuspensionWire> {
  const { account, admins } = await lock(tx, userId);
  if (account.suspendedAt) throw new Conflict("account.suspended-already");
  if (account.isSiteAdmin && admins <= 1) throw new Conflict("account.last-site-admin");
  await setSuspension(tx, userId, { at: now, reason });
  await cancelTickets(tx, { userId }, now);
  await addAuditEntry(tx, { kind: "user.suspended", byUserId: by, about: { userId }, reason });
  await endAllSessions(tx, { userId, by, allBut: null, at: now });
  await revokeAllTokens(tx, { userId, by, at: now });
  await record(tx, "user.suspended", { userId, by });
  return { user: userId, reason, at: now.toISOString() };
}

export async function reinstate(tx: Transaction, { userId, by }: Step): Promise<void> {
  const { account } = await lock(tx, userId);
  if (!account.suspendedAt) throw new Conflict("account.not-suspended");
  await setSuspension(tx, userId, null);
  await addAuditEntry(tx, { kind: "user.reinstated", byUserId: by, about: { userId } });
  await record(tx, "user.reinstated", { userId, by });
}

async function lock(tx: Transaction, userId: string) {
  const found = isId(userId) ? await lockAccount(tx, userId) : null;
  if (!found) throw new NotFound();
  return found;
}

const record = (
  tx: Transaction,
  kind: "user.suspended" | "user.reinstated",
  { userId, by }: { userId: string; by: string | null },
) => recordEvent(tx, { streamId: userId, kind, groupId: null, byUserId: by, subject: {} });
