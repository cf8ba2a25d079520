import { inTransaction } from "@/db/transaction";
import { newId } from "@/domain/ids";
import type { SignedInViewer } from "@/domain/viewer";
import { makeAccount } from "@/operations/accounts/make-account";
import { startSession } from "@/operations/accounts/start-session";

type Person = { name?: string; email?: string; isSiteAdmin?: boolean; passwordHash?: string | null };

/** Somebody with an account and a session, without the wait for a password's hash. */
export async function buildUser({
  name = "Ada",
  email = `${newId()}@example.org`,
  isSiteAdmin = false,
  passwordHash = null,
}: Person = {}): Promise<SignedInViewer & { email: string }> {
  return inTransaction(async (tx) => {
    const { id, handle } = await makeAccount(tx, { name, email, isSiteAdmin, passwordHash });
    const { sessionId } = await startSession(tx, { userId: id, userAgent: "a test", at: new Date() });
    const by = { kind: "session" as const, sessionId };
    return {
      userId: id,
      name,
      email,
      handle,
      isSiteAdmin,
      locale: null,
      timeZone: null,
      wordsPerMinute: null,
      by,
    };
  });
}
