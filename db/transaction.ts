import { ringBell } from "./bell";
import { database, type Transaction } from "./client";

/**
 * One write: all of `work` happens or nothing does. Listeners are told after the commit and outside of it, because
 * `pg_notify` inside takes a lock that all writers share.
 */
export async function inTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  let committed: Transaction | undefined;
  const result = await database().transaction((tx) => {
    committed = tx;
    return work(tx);
  });
  if (committed) ringBell(committed);
  return result;
}
