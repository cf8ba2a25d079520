import { holdPassword } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import { Invalid } from "@/domain/problems";
import { type Attempt, checkPassword } from "./check-password";
import { type StartedSession, startSession } from "./start-session";

/** E-mail and password, for a session. */
export async function signIn(
  attempt: Attempt & { userAgent: string },
  now = new Date(),
): Promise<StartedSession> {
  const holder = await checkPassword(attempt);
  return inTransaction(async (tx) => {
    // A password that is changed meanwhile ends the sessions of the old one: this must not become one of them.
    if (!(await holdPassword(tx, holder.userId, holder.passwordHash))) throw new Invalid("sign-in.wrong");
    return startSession(tx, { userId: holder.userId, userAgent: attempt.userAgent, at: now });
  });
}
