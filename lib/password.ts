import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { turnsOf } from "./turns";

/** Argon2id; in kibibytes, passes and lanes. Raising them later leaves the old hashes readable. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashing is slow by design; one core stays free for everybody else. */
export const inHashingTurn = turnsOf("hashing", Math.max(1, availableParallelism() - 1));

/** One password typed on two keyboards may come as different code points; it is the same password. */
const canonical = (password: string): string => password.normalize("NFC");

export const hashPassword = (password: string): Promise<string> =>
  inHashingTurn(() => hash(canonical(password), COST));

let nobodysHash: Promise<string> | undefined;

/** Takes as long where there is no such account, or one without a password. Call it in a hashing turn. */
export async function isPasswordRight(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hash("nobody has this password", COST);
  const isRight = await verify(passwordHash ?? (await nobodysHash), canonical(password));
  return isRight && passwordHash !== null;
}
