import { cookies } from "next/headers";
import { isSignedIn } from "@/domain/viewer";
import { signOut } from "@/operations/accounts/end-session";
import type { StartedSession } from "@/operations/accounts/start-session";
import { rememberAccount } from "./known-accounts";
import { cookieName, cookieOptions, SESSION_SECONDS, sealSession } from "./session-cookie";
import { viewer } from "./viewer";

/** Gives this browser a session's cookie; the session that it had ends, since nobody could reach it any more. */
export async function enter({ sessionId, userId }: StartedSession): Promise<void> {
  await endCurrent();
  const jar = await cookies();
  jar.set(cookieName("session-token"), await sealSession(sessionId), {
    ...cookieOptions(),
    maxAge: SESSION_SECONDS,
  });
  await rememberAccount(userId);
}

export async function leave(): Promise<void> {
  await endCurrent();
  const jar = await cookies();
  // Not `delete`, which knows nothing of the flags that a `__Host-` cookie must have.
  jar.set(cookieName("session-token"), "", { ...cookieOptions(), maxAge: 0 });
}

async function endCurrent(): Promise<void> {
  const current = await viewer();
  if (isSignedIn(current) && current.by.kind === "session") await signOut(current);
}
