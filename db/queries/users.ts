import { and, eq, isNotNull, isNull, like, or, type SQL, sql } from "drizzle-orm";
import type { Db, Transaction } from "../client";
import { memberships } from "../schema/groups";
import { users } from "../schema/users";

export const userColumns = {
  id: users.id,
  email: users.email,
  name: users.name,
  handle: users.handle,
  isSiteAdmin: users.isSiteAdmin,
  locale: users.locale,
  timeZone: users.timeZone,
  remindHours: users.remindHours,
  wordsPerMinute: users.wordsPerMinute,
  createdAt: users.createdAt,
};

/** Not those who are suspended or gone: they cannot sign in by any way. */
export const mayEnter = and(isNull(users.suspendedAt), isNull(users.deletedAt));

export type User = {
  id: string;
  email: string | null;
  name: string;
  handle: string;
  isSiteAdmin: boolean;
  locale: string | null;
  timeZone: string | null;
  remindHours: number | null;
  wordsPerMinute: number | null;
  createdAt: Date;
};

const hasEmail = (email: string) => eq(sql`lower(${users.email})`, email.toLowerCase());

export async function findUserByEmail(db: Db, email: string): Promise<User | null> {
  const [user] = await db
    .select(userColumns)
    .from(users)
    .where(and(hasEmail(email), mayEnter));
  return user ?? null;
}

export async function isEmailTaken(db: Db, email: string): Promise<boolean> {
  const found = await db.select({ id: users.id }).from(users).where(hasEmail(email));
  return found.length > 0;
}

export async function findUser(db: Db, id: string): Promise<User | null> {
  const [user] = await db
    .select(userColumns)
    .from(users)
    .where(and(eq(users.id, id), mayEnter));
  return user ?? null;
}

/** Also of who is suspended: that is told to whoever knows the password, and to nobody else. */
export type PasswordRow = { userId: string; passwordHash: string | null; suspendedFor: string | null };

const passwordColumns = {
  userId: users.id,
  passwordHash: users.passwordHash,
  suspendedFor: sql<string | null>`case when suspended_at is not null then coalesce(suspended_for, '') end`,
};

/** The only queries that read a password's hash. */
export async function findPasswordByEmail(db: Db, email: string): Promise<PasswordRow | null> {
  const [user] = await db
    .select(passwordColumns)
    .from(users)
    .where(and(hasEmail(email), isNull(users.deletedAt)));
  return user ?? null;
}

export async function findPasswordByHandle(db: Db, handle: string): Promise<PasswordRow | null> {
  const [user] = await db
    .select(passwordColumns)
    .from(users)
    .where(and(eq(sql`lower(${users.handle})`, handle), isNull(users.email), isNull(users.deletedAt)));
  return user ?? null;
}

export async function findPasswordHash(db: Db, userId: string): Promise<string | null> {
  const [user] = await db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, userId));
  return user?.hash ?? null;
}

/** Keeps the account and its password as they are until the commit; false when they have changed already. */
export async function holdPassword(db: Db, userId: string, passwordHash: string): Promise<boolean> {
  const held = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.passwordHash, passwordHash), mayEnter))
    .for("share");
  return held.length > 0;
}

/** Until the commit, whoever else wants a handle of this name waits, so that each finds the ones taken before. */
export async function lockHandle(tx: Transaction, handle: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`handle ${handle}`}, 0))`);
}

/** Handles that are, or begin with, this one: of accounts, and those that go with a pseudonym. */
export async function listHandlesLike(db: Db, handle: string): Promise<Set<string>> {
  const isLike = (lowered: SQL) => or(eq(lowered, handle), like(lowered, `${handle}-%`));
  const ofUsers = db
    .select({ handle: users.handle })
    .from(users)
    .where(isLike(sql`lower(${users.handle})`));
  const chosen = sql<string>`${memberships.pseudonymHandle}`;
  const found = await ofUsers.unionAll(
    db
      .select({ handle: chosen })
      .from(memberships)
      .where(and(isNotNull(memberships.pseudonymHandle), isLike(sql`lower(${chosen})`))),
  );
  return new Set(found.map((one) => one.handle.toLowerCase()));
}

export type NewUser = {
  id: string;
  email: string | null;
  name: string;
  handle: string;
  passwordHash: string | null;
  isSiteAdmin: boolean;
  emailVerifiedAt: Date | null;
};

/** False when the address or the handle is taken. */
export async function insertUser(db: Db, user: NewUser): Promise<boolean> {
  const made = await db.insert(users).values(user).onConflictDoNothing().returning({ id: users.id });
  return made.length > 0;
}

export async function updateUser(
  db: Db,
  id: string,
  change: Partial<Pick<User, "name" | "timeZone" | "locale" | "remindHours">> & {
    passwordHash?: string;
    emailVerifiedAt?: Date;
  },
): Promise<void> {
  await db.update(users).set(change).where(eq(users.id, id));
}

export async function hasSiteAdmin(db: Db): Promise<boolean> {
  const [found] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(users.isSiteAdmin, mayEnter))
    .limit(1);
  return found !== undefined;
}

/** Whom to ask about an account. */
export async function listSiteAdminNames(db: Db, limit: number): Promise<string[]> {
  const found = await db
    .select({ name: users.name })
    .from(users)
    .where(and(users.isSiteAdmin, mayEnter))
    .orderBy(users.createdAt, users.id)
    .limit(limit);
  return found.map(({ name }) => name);
}
