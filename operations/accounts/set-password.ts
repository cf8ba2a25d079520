import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { clearLimit } from "@/db/queries/rate-limits";
import { cancelTickets } from "@/db/queries/tickets";
import { type User, updateUser } from "@/db/queries/users";
import { signInName } from "@/domain/accounts";
import { absoluteUrl } from "@/lib/env";
import { postMail } from "../mail/post-mail";
import { wrongPasswordsKey } from "./check-password";
import { endAllSessions } from "./end-all-sessions";
import { revokeAllTokens } from "./revoke-all-tokens";

type NewPassword = { passwordHash: string; keep: string | null; endsTokens: boolean; at: Date };

/**
 * A new password ends what the old one began: other sessions, open links, and the count of wrong tries. Tokens go on for
 * whoever knew the old password, and end with it for whoever did not: then somebody else may have known it.
 */
export async function setPassword(
  tx: Transaction,
  user: User,
  { passwordHash, keep, endsTokens, at }: NewPassword,
): Promise<void> {
  await updateUser(tx, user.id, { passwordHash });
  await cancelTickets(tx, { userId: user.id }, at);
  if (endsTokens) await revokeAllTokens(tx, { userId: user.id, at });
  for (const by of ["stranger", "known"] as const)
    await clearLimit(tx, wrongPasswordsKey(signInName(user), by));
  if (user.email) {
    await postMail(tx, {
      to: user.email,
      kind: endsTokens ? "password-reset" : "password-changed",
      locale: user.locale,
      values: { name: user.name },
      link: absoluteUrl("/forgot-password"),
      onlyFor: { userId: user.id },
    });
  }
  await endAllSessions(tx, { userId: user.id, allBut: keep, at });
  await recordEvent(tx, {
    streamId: user.id,
    kind: "password.changed",
    groupId: null,
    byUserId: user.id,
    subject: {},
  });
}
