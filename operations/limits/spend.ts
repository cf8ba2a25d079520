import { database } from "@/db/client";
import { countTowardsLimit } from "@/db/queries/rate-limits";
import { TooMany } from "@/domain/problems";

export type Limit = { points: number; seconds: number };

/** Counts one more under a key, for all instances together. @throws TooMany past the limit. */
export async function spend(key: string, limit: Limit, code = "too-many"): Promise<void> {
  const { points, retryAfter } = await countTowardsLimit(database(), key, { seconds: limit.seconds });
  if (points > limit.points) throw new TooMany(code, retryAfter);
}
