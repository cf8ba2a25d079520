import { and, desc, eq, gt, isNull, lte, ne, sql } from "drizzle-orm";
import { SEEN_INTERVAL, SESSION_AGE, SESSION_IDLE } from "@/domain/limits";
import type { Db } from "../client";
import { sessions, users } from "../schema/users";
import { arrayOf } from "./array-of";
import { mayEnter, type User, userColumns } from "./users";

export type Session = { id: string; createdAt: Date; lastSeenAt: Date; userAgent: string };

const sessionColumns = {
  id: sessions.id,
  createdAt: sessions.createdAt,
  lastSeenAt: sessions.lastSeenAt,
  userAgent: sessions.userAgent,
};

const isAlive = (now: Date) =>
  and(
    isNull(sessions.endedAt),
    gt(sessions.lastSeenAt, new Date(now.getTime() - SESSION_IDLE)),
    gt(sessions.createdAt, new Date(now.getTime() - SESSION_AGE)),
  );

export async function insertSession(
  db: Db,
  session: { id: string; userId: string; userAgent: string; at: Date },
): Promise<void> {
  const { at, ...row } = session;
  await db.insert(sessions).values({ ...row, createdAt: at, lastSeenAt: at });
}

/** Session and user in one query, as every request asks for them. */
export async function findSession(
  db: Db,
  id: string,
  now: Date,
): Promise<{ session: Session; user: User } | null> {
  const [found] = await db
    .select({ session: sessionColumns, user: userColumns })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, id), isAlive(now), mayEnter));
  return found ?? null;
}

/** The users of those sessions that live, by the session's id. */
export async function listLivingSessions(db: Db, ids: string[], now: Date): Promise<Map<string, User>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ id: sessions.id, user: userColumns })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(sql`${sessions.id} = any(${arrayOf(ids)}::uuid[])`, isAlive(now), mayEnter));
  return new Map(found.map(({ id, user }) => [id, user]));
}

/** "Last seen" is told to the minute. */
export async function touchSessions(db: Db, ids: string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(
      and(
        sql`${sessions.id} = any(${arrayOf(ids)}::uuid[])`,
        lte(sessions.lastSeenAt, new Date(now.getTime() - SEEN_INTERVAL)),
      ),
    );
}

export async function listSessions(db: Db, userId: string, now: Date): Promise<Session[]> {
  return db
    .select(sessionColumns)
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isAlive(now)))
    .orderBy(desc(sessions.lastSeenAt));
}

/** The ids of those that were ended by this. */
export async function endSessions(
  db: Db,
  userId: string,
  which: { id: string } | { allBut: string | null },
  now: Date,
): Promise<string[]> {
  const chosen =
    "id" in which ? eq(sessions.id, which.id) : which.allBut ? ne(sessions.id, which.allBut) : undefined;
  const ended = await db
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), chosen))
    .returning({ id: sessions.id });
  return ended.map((session) => session.id);
}
