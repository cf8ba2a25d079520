import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../client";
import { idempotencyKeys } from "../schema/users";

export type RememberedAnswer = { requestHash: string; status: number | null; response: unknown };

/** How long a request that never got an answer keeps its key: longer than any request lasts. */
const ABANDONED_AFTER_SECONDS = 60;

/** Takes the key for this request; false when another request has it. Keys older than a day are free again. */
export async function takeKey(db: Db, userId: string, key: string, requestHash: string): Promise<boolean> {
  const taken = await db.execute(sql`
    insert into ${idempotencyKeys} as held (user_id, key, request_hash) values (${userId}, ${key}, ${requestHash})
    on conflict (user_id, key) do update
      set request_hash = excluded.request_hash, status = null, response = null, created_at = now()
      where held.created_at < now() - interval '24 hours'
         or (held.status is null and held.created_at < now() - make_interval(secs => ${ABANDONED_AFTER_SECONDS}))
    returning true`);
  return taken.length > 0;
}

export async function findAnswer(db: Db, userId: string, key: string): Promise<RememberedAnswer | null> {
  const [held] = await db
    .select({
      requestHash: idempotencyKeys.requestHash,
      status: idempotencyKeys.status,
      response: idempotencyKeys.response,
    })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key)));
  return held ?? null;
}

export async function keepAnswer(
  db: Db,
  userId: string,
  key: string,
  status: number,
  response: unknown,
): Promise<void> {
  await db
    .update(idempotencyKeys)
    .set({ status, response })
    .where(and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key)));
}

/** A request that failed may be tried again under the same key. */
export async function freeKey(db: Db, userId: string, key: string): Promise<void> {
  await db
    .delete(idempotencyKeys)
    .where(and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key)));
}
