import { ringBell } from "./bell";
import { type Db, database, type Transaction } from "./client";
import { sqlStateOf } from "./sql-state";

/** A deadlock, and a change that came in between: the same again goes through, since the other side is done by then. */
const WORTH_ANOTHER_TRY = new Set(["40P01", "40001"]);

/**
 * One write: all of `work` happens or nothing does. It may be done over, once, so it leaves nothing behind outside of
 * its transaction. Listeners are told after the commit and outside of it, because `pg_notify` inside takes a lock that
 * all writers share.
 */
export function inTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return tryTwice(async () => {
    let committed: Transaction | undefined;
    const result = await database().transaction((tx) => {
      committed = tx;
      return work(tx);
    });
    if (committed) ringBell(committed);
    return result;
  });
}

/**
 * The same for a write of one statement, which Postgres carries out whole or not at all. It saves the beginning and the
 * commit, which take as long as the statement; but what `work` reads before may have changed when it writes.
 */
export function inOneStatement<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
  return tryTwice(() => work(database()));
}

async function tryTwice<Result>(attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt();
  } catch (thrown) {
    if (!WORTH_ANOTHER_TRY.has(sqlStateOf(thrown) ?? "")) throw thrown;
    return attempt();
  }
}

/** Several questions answered from one moment: what was committed later is in none of the answers. Nothing is written. */
export async function inSnapshot<Result>(read: (db: Db) => Promise<Result>): Promise<Result> {
  return database().transaction(read, { isolationLevel: "repeatable read", accessMode: "read only" });
}
