import { sqlStateOf } from "@/db/sql-state";
import { Away, Invalid, Problem } from "@/domain/problems";
import { isFromLostConnection } from "@/lib/is-lost-connection";
import { log } from "@/lib/log";

/** Text or numbers that Postgres cannot keep (the data exceptions that input alone can cause). */
const UNSTORABLE = new Set(["22003", "22007", "22008", "22021", "22P02", "22P05"]);

/**
 * What was thrown as a problem to tell; null for what nobody expected. The database may go away for a moment and come
 * back. Input that the schemas should have refused, and Postgres did, is the sender's to mend as well.
 */
export function expectedProblem(thrown: unknown): Problem | null {
  if (thrown instanceof Problem) return thrown;
  if (isFromLostConnection(thrown)) {
    log.warn({ err: thrown }, "the database was away");
    return new Away({ cause: thrown });
  }
  if (!UNSTORABLE.has(sqlStateOf(thrown) ?? "")) return null;
  log.warn({ err: thrown }, "the database refused what the schemas let through");
  return new Invalid("input");
}
