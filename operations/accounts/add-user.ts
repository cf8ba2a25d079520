import { inTransaction } from "@/db/transaction";
import { hashPassword } from "@/lib/password";
import { acceptPassword } from "./accept-password";
import { makeAccount } from "./make-account";

export type UserInput = { email: string; name: string; password?: string; isSiteAdmin?: boolean };

/** For whoever runs the site. Without a password the account signs in by links. */
export async function addUser({ password, ...input }: UserInput): Promise<{ id: string; handle: string }> {
  if (password !== undefined) acceptPassword(password, input);
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return inTransaction((tx) => makeAccount(tx, { ...input, passwordHash, emailVerifiedAt: new Date() }));
}
