import { Away, Problem } from "@/domain/problems";
import { isFromLostConnection } from "@/lib/lost-connections";

/** What was thrown, if it is a failure that is expected: the database may go away for a moment and come back. */
export function expectedProblem(thrown: unknown): Problem | null {
  if (thrown instanceof Problem) return thrown;
  return isFromLostConnection(thrown) ? new Away({ cause: thrown }) : null;
}
