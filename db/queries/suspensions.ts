import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { SignedInViewer } from "@/domain/viewer";
import type { Db, Transaction } from "../client";
import { users } from "../schema/users";

export type AccountRow = {
  id: string;
  name: string;
  handle: string;
  email: string | null;
  isSiteAdmin: boolean;
  createdAt: Date;
  suspendedAt: Date | null;
  suspendedFor: string | null;
};

const accountColumns = {
  id: users.id,
  name: users.name,
  handle: users.handle,
  email: users.email,
  isSiteAdmin: users.isSiteAdmin,
  createdAt: users.createdAt,
  suspendedAt: users.suspendedAt,
  suspendedFor: users.suspendedFor,
};

/**
 * An account, held until the commit, and how many look after the site who can still sign in. Those are held as well where
 * it is one of them, so that of two who suspend each other one stays.
 */
export async function lockAccount(
  tx: Transaction,
  id: string,
): Promise<{ account: AccountRow; admins: number } | null> {
  const isThis = and(eq(users.id, id), isNull(users.deletedAt));
  const [found] = await tx.select({ isSiteAdmin: users.isSiteAdmin }).from(users).where(isThis);
  if (!found) return null;
  const admins = found.isSiteAdmin
    ? await tx
        .select({ id: users.id })
        .from(users)
        .where(and(users.isSiteAdmin, isNull(users.suspendedAt), isNull(users.deletedAt)))
        .orderBy(users.id)
        .for("update")
    : [];
  const [account] = await tx.select(accountColumns).from(users).where(isThis).for("update");
  return account ? { account, admins: admins.length } : null;
}

/** Null for the reason: reinstated. */
export async function setSuspension(
  tx: Transaction,
  id: string,
  suspension: { at: Date; reason: string } | null,
): Promise<void> {
  await tx
    .update(users)
    .set({ suspendedAt: suspension?.at ?? null, suspendedFor: suspension?.reason ?? null })
    .where(eq(users.id, id));
}

export async function setSiteAdmin(tx: Transaction, id: string, isSiteAdmin: boolean): Promise<void> {
  await tx.update(users).set({ isSiteAdmin }).where(eq(users.id, id));
}

type MayOversee = Granted<{ viewer: SignedInViewer }, "site.oversee">;

export const findAccount = (db: Db, _proof: MayOversee, typed: string): Promise<AccountRow | null> =>
  findAccountByName(db, typed);

/** By address or handle, whether it is suspended or not; for whoever runs the site. */
export async function findAccountByName(db: Db, typed: string): Promise<AccountRow | null> {
  const name = typed.trim().toLowerCase();
  const isIt =
    name.includes("@") && !name.startsWith("@")
      ? sql`lower(${users.email}) = ${name}`
      : sql`lower(${users.handle}) = ${name.replace(/^@/, "")}`;
  const [account] = await db
    .select(accountColumns)
    .from(users)
    .where(and(isIt, isNull(users.deletedAt)));
  return account ?? null;
}

/** The last one first. */
export async function listSuspended(db: Db, _proof: MayOversee, limit: number): Promise<AccountRow[]> {
  return db
    .select(accountColumns)
    .from(users)
    .where(and(isNotNull(users.suspendedAt), isNull(users.deletedAt)))
    .orderBy(desc(users.suspendedAt), users.id)
    .limit(limit);
}
