import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { rateLimits } from "../schema/users";
import { statement } from "../statement";

type Counted = { key: string; points: number; seconds: number };

const count = statement<Counted, { points: number; retry_after: number }>(
  (value) => sql`
    insert into ${rateLimits} as held (key, points, expires_at)
    values (${value("key")}, ${value("points")}, now() + make_interval(secs => ${value("seconds")}))
    on conflict (key) do update set
      points = case when held.expires_at <= now() then excluded.points else held.points + excluded.points end,
      expires_at = case when held.expires_at <= now() then excluded.expires_at else held.expires_at end
    returning points, ceil(extract(epoch from expires_at - now()))::int as retry_after`,
);

/** Counts one more under a key and tells where the window stands; a window that has passed begins anew. */
export async function countTowardsLimit(
  db: Db,
  key: string,
  { seconds, points = 1 }: { seconds: number; points?: number },
): Promise<{ points: number; retryAfter: number }> {
  const [row] = await count(db, { key, points, seconds });
  return { points: row?.points ?? 0, retryAfter: Math.max(1, row?.retry_after ?? seconds) };
}

/** Where a window stands, without counting. */
export async function findLimit(db: Db, key: string): Promise<{ points: number; retryAfter: number }> {
  const [row] = await db.execute<{ points: number; retry_after: number }>(sql`
    select points, ceil(extract(epoch from expires_at - now()))::int as retry_after
    from ${rateLimits} where key = ${key} and expires_at > now()`);
  return { points: row?.points ?? 0, retryAfter: row?.retry_after ?? 0 };
}

export async function clearLimit(db: Db, key: string): Promise<void> {
  await db.execute(sql`delete from ${rateLimits} where key = ${key}`);
}
