import { database } from "@/db/client";
import { countTowardsLimit } from "@/db/queries/rate-limits";
import { TooMany } from "@/domain/problems";

export type Limit = { points: number; seconds: number };

/** Counts one more (or `cost` more) under a key, for all instances together. @throws TooMany past the limit. */
export async function spend(key: string, limit: Limit, code = "too-many", cost = 1): Promise<void> {
  const { seconds } = limit;
  const { points, retryAfter } = await countTowardsLimit(database(), key, { seconds, points: cost });
  if (points > limit.points) throw new TooMany(code, retryAfter);
}
