import { database } from "@/db/client";
import { findAccountByName } from "@/db/queries/suspensions";
import { inTransaction } from "@/db/transaction";
import { NotFound } from "@/domain/problems";
import { reinstate, suspend } from "./suspend-user";

/** For whoever runs the site. `name`: an address or a handle. @throws NotFound */
export async function suspendByOperator(name: string, reason: string, now = new Date()): Promise<string> {
  const { id, handle } = await find(name);
  await inTransaction((tx) => suspend(tx, { userId: id, by: null, reason, now }));
  return handle;
}

export async function reinstateByOperator(name: string, now = new Date()): Promise<string> {
  const { id, handle } = await find(name);
  await inTransaction((tx) => reinstate(tx, { userId: id, by: null, now }));
  return handle;
}

async function find(name: string) {
  const account = await findAccountByName(database(), name);
  if (!account) throw new NotFound("account.none");
  return account;
}
