import { database, type Transaction } from "@/db/client";
import { addAuditEntry } from "@/db/queries/audit-log";
import { recordEvent } from "@/db/queries/events";
import { findAccountByName, lockAccount, setSiteAdmin } from "@/db/queries/suspensions";
import { inTransaction } from "@/db/transaction";
import { Conflict, NotFound } from "@/domain/problems";

/** For whoever runs the site: somebody looks after it from now on. `name`: an address or a handle. @throws NotFound */
export async function giveOffice(name: string): Promise<string> {
  return withAccount(name, async (tx, { account }) => {
    if (account.suspendedAt) throw new Conflict("account.suspended-already");
    if (!account.isSiteAdmin) await set(tx, account.id, true);
  });
}

/** They are a user like any other from now on, on their open pages as well. @throws Conflict for the last who could act */
export async function takeOffice(name: string): Promise<string> {
  return withAccount(name, async (tx, { account, admins }) => {
    if (!account.isSiteAdmin) throw new Conflict("account.no-site-admin");
    if (!account.suspendedAt && admins <= 1) throw new Conflict("account.last-site-admin");
    await set(tx, account.id, false);
  });
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockAccount>>>;

async function withAccount(
  name: string,
  act: (tx: Transaction, locked: Locked) => Promise<void>,
): Promise<string> {
  const found = await findAccountByName(database(), name);
  if (!found) throw new NotFound("account.none");
  await inTransaction(async (tx) => {
    const locked = await lockAccount(tx, found.id);
    if (!locked) throw new NotFound("account.none");
    await act(tx, locked);
  });
  return found.handle;
}

async function set(tx: Transaction, userId: string, isSiteAdmin: boolean): Promise<void> {
  await setSiteAdmin(tx, userId, isSiteAdmin);
  const kind = isSiteAdmin ? "site-admin.given" : "site-admin.taken";
  await addAuditEntry(tx, { kind, byUserId: null, about: { userId } });
  await recordEvent(tx, {
    ...{ streamId: userId, kind: "user.edited", groupId: null, byUserId: null },
    subject: { from: { isSiteAdmin: !isSiteAdmin }, to: { isSiteAdmin } },
  });
}
