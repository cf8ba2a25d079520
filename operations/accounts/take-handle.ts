import type { Transaction } from "@/db/client";
import { listHandlesLike, lockHandle } from "@/db/queries/users";
import { freeHandle } from "@/domain/accounts";

/**
 * A handle that is nobody's: no account's, and no pseudonym's. It stays so until the commit, as long as whoever else wants
 * one asks here.
 */
export async function takeHandle(tx: Transaction, wanted: string): Promise<string> {
  await lockHandle(tx, wanted);
  for (;;) {
    const handle = freeHandle(wanted, await listHandlesLike(tx, wanted));
    if (handle === wanted) return handle;
    // Somebody of another name may want this one as well, as "Ada 2" wants ada-2.
    await lockHandle(tx, handle);
    if (!(await listHandlesLike(tx, handle)).has(handle)) return handle;
  }
}
