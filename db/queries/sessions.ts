import { and, desc, eq, gt, isNull, lte, ne, type Placeholder, sql } from "drizzle-orm";
import { SEEN_INTERVAL, SESSION_AGE, SESSION_IDLE } from "@/domain/limits";
import { type Db, database } from "../client";
import { sessions, users } from "../schema/users";
import { type PlaceFor, query } from "../statement";
import { arrayOf } from "./array-of";
import { mayEnter, type User, userColumns } from "./users";

export type Session = { id: string; createdAt: Date; lastSeenAt: Date; userAgent: string };

const sessionColumns = {
  id: sessions.id,
  createdAt: sessions.createdAt,
  lastSeenAt: sessions.lastSeenAt,
  userAgent: sessions.userAgent,
};

type Limits<Time> = { idleSince: Time; oldSince: Time };

const limitsAt = (now: Date): Limits<Date> => ({
  idleSince: new Date(now.getTime() - SESSION_IDLE),
  oldSince: new Date(now.getTime() - SESSION_AGE),
});

const isWithin = ({ idleSince, oldSince }: Limits<Date | Placeholder>) =>
  and(isNull(sessions.endedAt), gt(sessions.lastSeenAt, idleSince), gt(sessions.createdAt, oldSince));

const isAlive = (now: Date) => isWithin(limitsAt(now));

export async function insertSession(
  db: Db,
  session: { id: string; userId: string; userAgent: string; at: Date },
): Promise<void> {
  const { at, ...row } = session;
  await db.insert(sessions).values({ ...row, createdAt: at, lastSeenAt: at });
}

const living = query((value: PlaceFor<{ id: string } & Limits<string>>) =>
  database()
    .select({ session: sessionColumns, user: userColumns })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, value("id")),
        isWithin({ idleSince: value("idleSince"), oldSince: value("oldSince") }),
        mayEnter,
      ),
    ),
);

/** Session and user in one query, as every request asks for them. */
export async function findSession(
  db: Db,
  id: string,
  now: Date,
): Promise<{ session: Session; user: User } | null> {
  const { idleSince, oldSince } = limitsAt(now);
  const limits = { idleSince: idleSince.toISOString(), oldSince: oldSince.toISOString() };
  const [found] = await living(db, { id, ...limits });
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
