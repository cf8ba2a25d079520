import { and, eq, sql } from "drizzle-orm";
import { IDEMPOTENCY_SECONDS } from "@/domain/limits";
import type { Db } from "../client";
import { idempotencyKeys } from "../schema/users";

export type RememberedAnswer = { requestHash: string; status: number | null; response: unknown };

/** How long a request that never got an answer keeps its key from others like it: longer than most requests last. */
const ABANDONED_AFTER_SECONDS = 60;

export type HeldKey = { userId: string; key: string; holder: string };

/** Takes the key for this request; false when another request has it. Keys older than a day are free again. */
export async function takeKey(
  db: Db,
  { userId, key, holder }: HeldKey,
  requestHash: string,
): Promise<boolean> {
  const taken = await db.execute(sql`
    insert into ${idempotencyKeys} as held (user_id, key, request_hash, holder)
    values (${userId}, ${key}, ${requestHash}, ${holder})
    on conflict (user_id, key) do update
      set request_hash = excluded.request_hash, holder = excluded.holder, status = null, response = null,
        created_at = now()
      where held.created_at < now() - make_interval(secs => ${IDEMPOTENCY_SECONDS})
         or (held.status is null and held.request_hash = excluded.request_hash
           and held.created_at < now() - make_interval(secs => ${ABANDONED_AFTER_SECONDS}))
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

const isHeld = ({ userId, key, holder }: HeldKey) =>
  and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key), eq(idempotencyKeys.holder, holder));

export async function keepAnswer(
  db: Db,
  held: HeldKey,
  { status, response }: { status: number; response: unknown },
): Promise<void> {
  await db.update(idempotencyKeys).set({ status, response }).where(isHeld(held));
}

/** A request that failed may be tried again under the same key. */
export async function freeKey(db: Db, held: HeldKey): Promise<void> {
  await db.delete(idempotencyKeys).where(isHeld(held));
}
