import { setImmediate as nextTurn } from "node:timers/promises";
import { ringBell } from "./bell";
import { database, type Transaction } from "./client";
import { sqlStateOf } from "./sql-state";

/** A deadlock, and a change that came in between: the same again goes through, since the other side is done by then. */
const WORTH_ANOTHER_TRY = new Set(["40P01", "40001"]);

type Work<Result> = (tx: Transaction) => Promise<Result | Last<Result>>;

/**
 * One write: all of `work` happens or nothing does. It may be done over, once, so it leaves nothing behind outside of
 * its transaction. Listeners are told after the commit and outside of it, because `pg_notify` inside takes a lock that
 * all writers share.
 */
export async function inTransaction<Result>(work: Work<Result>): Promise<Result> {
  try {
    return await attempt(work);
  } catch (thrown) {
    if (!WORTH_ANOTHER_TRY.has(sqlStateOf(thrown) ?? "")) throw thrown;
    return attempt(work);
  }
}

async function attempt<Result>(work: Work<Result>): Promise<Result> {
  let committed: Transaction | undefined;
  const result = await database().transaction((tx) => {
    committed = tx;
    return work(tx);
  });
  const answer = result instanceof Last ? await result.answer : result;
  if (committed) ringBell(committed);
  return answer;
}

/** What the last statement of a transaction will answer, for `work` to give back without waiting for it. */
export class Last<Result> {
  constructor(readonly answer: Promise<Result>) {
    // Without the commit nobody waits for it.
    answer.catch(() => {});
  }

  /** `next` runs after the commit. */
  map<Next>(next: (result: Result) => Next | Promise<Next>): Last<Next> {
    return new Last(this.answer.then(next));
  }
}

/**
 * Sends the last statement of a transaction, and the commit right behind it: what it locks is not held while its answer
 * is on the way. When it fails, Postgres takes the commit for a rollback.
 */
export async function sendLast<Result>(statement: PromiseLike<Result>): Promise<Last<Result>> {
  const last = new Last(Promise.resolve(statement));
  // The driver has it then, so the commit cannot overtake it.
  await nextTurn();
  return last;
}
