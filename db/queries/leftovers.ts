import { type SQL, sql } from "drizzle-orm";
import { IDEMPOTENCY_SECONDS, NOTICES_KEPT, SESSION_AGE, SESSION_IDLE } from "@/domain/limits";
import type { Db } from "../client";
import { notices } from "../schema/notices";
import { idempotencyKeys, rateLimits, sessions, tickets } from "../schema/users";

/** So few at a time that nobody waits for them. */
const AT_ONCE = 1_000;

const olderThan = (milliseconds: number): SQL => sql`now() - make_interval(secs => ${milliseconds / 1000})`;

/** What nothing asks for any more: limits whose time is over, old answers and notices, and links and sessions that let nobody in. */
const LEFTOVERS: [table: SQL, isOver: SQL][] = [
  [sql`${rateLimits}`, sql`expires_at < now()`],
  [sql`${idempotencyKeys}`, sql`created_at < ${olderThan(IDEMPOTENCY_SECONDS * 1000)}`],
  [sql`${notices}`, sql`created_at < ${olderThan(NOTICES_KEPT)}`],
  [sql`${tickets}`, sql`expires_at < now()`],
  [
    sql`${sessions}`,
    sql`(ended_at < ${olderThan(SESSION_IDLE)} or last_seen_at < ${olderThan(SESSION_IDLE)}
      or created_at < ${olderThan(SESSION_AGE)})`,
  ],
];

/** Deletes some of each, passing over rows that are in use. False when there may be more. */
export async function deleteLeftovers(db: Db): Promise<boolean> {
  let isAll = true;
  for (const [table, isOver] of LEFTOVERS) {
    const { count } = await db.execute(sql`
      delete from ${table} where ctid = any(array(
        select ctid from ${table} where ${isOver} limit ${AT_ONCE} for update skip locked))`);
    if (count === AT_ONCE) isAll = false;
  }
  return isAll;
}
