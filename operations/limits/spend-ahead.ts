import { database } from "@/db/client";
import { countTowardsLimit } from "@/db/queries/rate-limits";
import { TooMany } from "@/domain/problems";
import type { Limit } from "./spend";

/** So many are taken from a window at once: of whoever does much, one in ten asks the database. */
const TAKEN_AT_ONCE = 10;

/** What this process has taken and not spent yet, when its window ends, and more that is on its way. */
type Taken = { left: number; until: number; coming: Promise<void> | null };

/** On `globalThis`, because each route bundle has its own copy of this module. */
const shared = globalThis as typeof globalThis & { colloquyTaken?: Map<string, Taken> };

/** Bounded, for it is a memory. What is forgotten counts as spent. */
const KEPT_MOST = 10_000;

/**
 * Counts one more under a key, as `spend` does, for all instances together; but some are taken ahead, so that a window
 * may be used up a little early by who does much on several instances at once. @throws TooMany past the limit
 */
export async function spendAhead(key: string, limit: Limit): Promise<void> {
  for (;;) {
    const taken = takenUnder(key);
    if (taken.left > 0 && Date.now() < taken.until) {
      taken.left -= 1;
      return;
    }
    if (!taken.coming) {
      taken.coming = takeAndSpend(taken, key, limit).finally(() => {
        taken.coming = null;
      });
      return taken.coming;
    }
    await taken.coming;
  }
}

function takenUnder(key: string): Taken {
  shared.colloquyTaken ??= new Map();
  const known = shared.colloquyTaken.get(key);
  if (known) return known;
  if (shared.colloquyTaken.size >= KEPT_MOST) shared.colloquyTaken.clear();
  const fresh = { left: 0, until: 0, coming: null };
  shared.colloquyTaken.set(key, fresh);
  return fresh;
}

async function takeAndSpend(taken: Taken, key: string, { points, seconds }: Limit): Promise<void> {
  const asked = await countTowardsLimit(database(), key, { seconds, points: TAKEN_AT_ONCE });
  const given = TAKEN_AT_ONCE - Math.max(0, asked.points - points);
  if (given <= 0) throw new TooMany("too-many", asked.retryAfter);
  taken.left = given - 1;
  taken.until = Date.now() + (asked.retryAfter - 1) * 1_000;
}
