import { ringBell } from "./bell";
import { database, type Transaction } from "./client";
import { sqlStateOf } from "./sql-state";

/** A deadlock, and a change that came in between: the same again goes through, since the other side is done by then. */
const WORTH_ANOTHER_TRY = new Set(["40P01", "40001"]);

/**
 * One write: all of `work` happens or nothing does. It may be done over, once, so it leaves nothing behind outside of
 * its transaction. Listeners are told after the commit and outside of it, because `pg_notify` inside takes a lock that
 * all writers share.
 */
export async function inTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  try {
    return await attempt(work);
  } catch (thrown) {
    if (!WORTH_ANOTHER_TRY.has(sqlStateOf(thrown) ?? "")) throw thrown;
    return attempt(work);
  }
}

async function attempt<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  let committed: Transaction | undefined;
  const result = await database().transaction((tx) => {
    committed = tx;
    return work(tx);
  });
  if (committed) ringBell(committed);
  return result;
}
