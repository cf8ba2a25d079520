import { database } from "@/db/client";
import { addAuditEntry } from "@/db/queries/audit-log";
import { findLimit } from "@/db/queries/rate-limits";
import { findPasswordByEmail, findPasswordByHandle, listSiteAdminNames } from "@/db/queries/users";
import { handleIn } from "@/domain/accounts";
import { countedAddress } from "@/domain/addresses";
import { WRONG_PASSWORDS, WRONG_PASSWORDS_FROM } from "@/domain/limits";
import { Forbidden, Invalid, TooMany } from "@/domain/problems";
import { inHashingTurn, isPasswordRight } from "@/lib/password";
import { hashOf } from "@/lib/secrets";
import { type Limit, spend } from "../limits/spend";

/** `email`: or the handle of an account that has none. `knownAccounts`: the ids of those that this browser has signed in to before. */
export type Attempt = { email: string; password: string; address: string; knownAccounts?: string[] };

export type PasswordHolder = { userId: string; passwordHash: string };

/** As many as one would ask. */
const ADMINS_NAMED = 3;

const TOO_MANY = "sign-in.too-many";

/**
 * Counted by what was typed, so that an address without an account is answered alike; and apart for browsers that have
 * signed in to the account before, or anybody could lock it for them.
 */
export function wrongPasswordsKey(typed: string, by: "stranger" | "known"): string {
  const handle = handleIn(typed);
  const name = handle === null ? typed.trim().normalize().toLowerCase() : `@${handle}`;
  return `wrong-password${by === "known" ? "-known" : ""}:${hashOf(name)}`;
}

/** By handle only those sign in who have no address, so that nobody is guessed at in two ways. */
function findHolder(typed: string) {
  const handle = handleIn(typed);
  return handle === null
    ? findPasswordByEmail(database(), typed.trim().normalize())
    : findPasswordByHandle(database(), handle);
}

/**
 * Tells whose password this is. Past the limit even the right one is refused, or guessing could go on; a link by mail
 * still lets its owner in. A browser that has signed in to the account before is held neither to what others tried on it
 * nor to what they did from its address, or one who guesses would lock out a person, or a whole school. The limit is
 * looked at within the hashing turn, so that many guesses at once gain nothing.
 * @throws Invalid when it is nobody's, Forbidden where the account is suspended, TooMany after too many wrong ones for the account or from the address.
 */
export async function checkPassword({
  email,
  password,
  address,
  knownAccounts = [],
}: Attempt): Promise<PasswordHolder> {
  return inHashingTurn(async () => {
    const account = await findHolder(email);
    const isKnown = account !== null && knownAccounts.includes(account.userId);
    const limits: [string, Limit][] = isKnown
      ? [[wrongPasswordsKey(email, "known"), WRONG_PASSWORDS]]
      : [
          [wrongPasswordsKey(email, "stranger"), WRONG_PASSWORDS],
          [`wrong-password-from:${countedAddress(address)}`, WRONG_PASSWORDS_FROM],
        ];
    for (const [key, limit] of limits) await refuseWhenSpent(key, limit);
    const isRight = await isPasswordRight(account?.passwordHash ?? null, password);
    if (account?.passwordHash && isRight) {
      if (account.suspendedFor !== null) throw await suspended(account.suspendedFor);
      return { userId: account.userId, passwordHash: account.passwordHash };
    }
    await noteFailedSignIn(account?.userId ?? null, address);
    for (const [key, limit] of limits) await spend(key, limit, TOO_MANY);
    throw new Invalid("sign-in.wrong");
  });
}

/** Said only to whoever knows the password: why, and whom to ask. */
async function suspended(reason: string): Promise<Forbidden> {
  const names = await listSiteAdminNames(database(), ADMINS_NAMED);
  return new Forbidden("account.suspended", {
    reason,
    admins: names.join(", "),
    hasAdmins: String(names.length > 0),
    hasReason: String(reason !== ""),
  });
}

/** Whose account it was meant for, if there is one, and nothing of what was typed: passwords are typed in the wrong place. */
async function noteFailedSignIn(userId: string | null, address: string): Promise<void> {
  await addAuditEntry(database(), {
    ...{ kind: "sign-in.failed", byUserId: null, address: countedAddress(address) },
    about: userId === null ? null : { userId },
  });
}

async function refuseWhenSpent(key: string, limit: Limit): Promise<void> {
  const { points, retryAfter } = await findLimit(database(), key);
  if (points >= limit.points) throw new TooMany(TOO_MANY, retryAfter);
}
