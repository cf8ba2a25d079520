import { database } from "@/db/client";
import { findSession } from "@/db/queries/sessions";
import { findPasswordHash, findUser } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import { signInName } from "@/domain/accounts";
import { SESSION_FRESH } from "@/domain/limits";
import { Forbidden, NotFound } from "@/domain/problems";
import type { SignedInViewer, Viewer } from "@/domain/viewer";
import { hashPassword } from "@/lib/password";
import { accessSite } from "../access";
import { acceptPassword } from "./accept-password";
import { type Attempt, checkPassword } from "./check-password";
import { setPassword } from "./set-password";

/** `knownAccounts` as at signing in: a session may be somebody else's by now, and frees nobody from the limits. */
export type PasswordChange = Pick<Attempt, "address" | "knownAccounts"> & {
  currentPassword: string;
  newPassword: string;
};

/** Asks for the current password, or, where there is none yet, for a session that has just begun. */
export async function changePassword(viewer: Viewer, input: PasswordChange, now = new Date()): Promise<void> {
  const { viewer: owner } = accessSite(viewer, "account.manage");
  const user = await findUser(database(), owner.userId);
  if (!user) throw new NotFound();
  if (await findPasswordHash(database(), user.id)) {
    await checkPassword({
      email: signInName(user),
      password: input.currentPassword,
      address: input.address,
      knownAccounts: input.knownAccounts ?? [],
    });
  } else await proveFresh(owner, now);
  acceptPassword(input.newPassword, user, "newPassword");
  const passwordHash = await hashPassword(input.newPassword);
  const keep = owner.by.kind === "session" ? owner.by.sessionId : null;
  await inTransaction((tx) => setPassword(tx, user, { passwordHash, keep, endsTokens: false, at: now }));
}

async function proveFresh(owner: SignedInViewer, now: Date): Promise<void> {
  const found = owner.by.kind === "session" ? await findSession(database(), owner.by.sessionId, now) : null;
  const isFresh = found && now.getTime() - found.session.createdAt.getTime() <= SESSION_FRESH;
  if (!isFresh) throw new Forbidden("account.not-fresh");
}
