import { hasSiteAdmin } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import { Forbidden, NotFound } from "@/domain/problems";
import { hashPassword } from "@/lib/password";
import { acceptPassword } from "./accept-password";
import { findLink } from "./find-link";
import { makeAccount } from "./make-account";
import { spendOpening } from "./spend-opening";
import { type StartedSession, startSession } from "./start-session";
import { takeTicket } from "./take-ticket";

export type SetUpInput = { token: string; name: string; email: string; password: string; userAgent: string };

/** Makes the first site admin and signs them in. */
export async function setUpSite(input: SetUpInput, now = new Date()): Promise<StartedSession> {
  const { token, password, userAgent, ...owner } = input;
  if ((await findLink(token, now))?.kind !== "set-up") throw new NotFound("link.gone");
  acceptPassword(password, owner);
  await spendOpening(token);
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    await takeTicket(tx, token, "set-up", now);
    if (await hasSiteAdmin(tx)) throw new Forbidden("link.set-up-done");
    const { id } = await makeAccount(tx, { ...owner, passwordHash, isSiteAdmin: true });
    return startSession(tx, { userId: id, userAgent, at: now });
  });
}
