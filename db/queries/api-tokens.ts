import { and, desc, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { SEEN_INTERVAL } from "@/domain/limits";
import type { Db } from "../client";
import { groups } from "../schema/groups";
import { apiTokens, users } from "../schema/users";
import { arrayOf } from "./array-of";
import { mayEnter, type User, userColumns } from "./users";

export type ApiToken = {
  id: string;
  name: string;
  isReadOnly: boolean;
  groupId: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};

const tokenColumns = {
  id: apiTokens.id,
  name: apiTokens.name,
  isReadOnly: apiTokens.isReadOnly,
  groupId: apiTokens.groupId,
  createdAt: apiTokens.createdAt,
  expiresAt: apiTokens.expiresAt,
  lastUsedAt: apiTokens.lastUsedAt,
};

const isAlive = (now: Date) =>
  and(isNull(apiTokens.revokedAt), or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now)));

export async function insertApiToken(
  db: Db,
  token: Omit<ApiToken, "lastUsedAt"> & { userId: string; tokenHash: string },
): Promise<void> {
  await db.insert(apiTokens).values(token);
}

export async function findApiToken(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<{ token: ApiToken; user: User } | null> {
  const [found] = await db
    .select({ token: tokenColumns, user: userColumns })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(and(eq(apiTokens.tokenHash, tokenHash), isAlive(now), mayEnter));
  return found ?? null;
}

/** Those of the tokens that live, with their users, by the token's id. */
export async function listLivingTokens(
  db: Db,
  ids: string[],
  now: Date,
): Promise<Map<string, { token: ApiToken; user: User }>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ token: tokenColumns, user: userColumns })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(and(sql`${apiTokens.id} = any(${arrayOf(ids)}::uuid[])`, isAlive(now), mayEnter));
  return new Map(found.map((one) => [one.token.id, one]));
}

/** "Last used" is told to the minute. */
export async function touchApiTokens(db: Db, ids: string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const stale = new Date(now.getTime() - SEEN_INTERVAL);
  await db
    .update(apiTokens)
    .set({ lastUsedAt: now })
    .where(
      and(
        sql`${apiTokens.id} = any(${arrayOf(ids)}::uuid[])`,
        or(isNull(apiTokens.lastUsedAt), lte(apiTokens.lastUsedAt, stale)),
      ),
    );
}

export async function listApiTokens(
  db: Db,
  userId: string,
  now: Date,
): Promise<(ApiToken & { groupName: string | null })[]> {
  return db
    .select({ ...tokenColumns, groupName: groups.name })
    .from(apiTokens)
    .leftJoin(groups, eq(groups.id, apiTokens.groupId))
    .where(and(eq(apiTokens.userId, userId), isAlive(now)))
    .orderBy(desc(apiTokens.createdAt));
}

/** One of a user's tokens, those for one group, or all of them; answers the ids of those that were revoked by this. */
export async function revokeApiTokens(
  db: Db,
  userId: string,
  which: { id: string } | { groupId: string } | "all",
  now: Date,
): Promise<string[]> {
  const chosen =
    which === "all"
      ? undefined
      : "id" in which
        ? eq(apiTokens.id, which.id)
        : eq(apiTokens.groupId, which.groupId);
  const revoked = await db
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(and(eq(apiTokens.userId, userId), isAlive(now), chosen))
    .returning({ id: apiTokens.id });
  return revoked.map(({ id }) => id);
}
