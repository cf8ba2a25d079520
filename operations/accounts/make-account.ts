import type { Transaction } from "@/db/client";
import { addAuditEntry } from "@/db/queries/audit-log";
import { recordEvent } from "@/db/queries/events";
import { insertUser, isEmailTaken } from "@/db/queries/users";
import { handleFrom } from "@/domain/accounts";
import { newId } from "@/domain/ids";
import { Conflict } from "@/domain/problems";
import { takeHandle } from "./take-handle";

export type AccountInput = {
  /** Null for one that signs in by its handle. */
  email: string | null;
  name: string;
  /** Where it is not to be made from the name. */
  handle?: string;
  passwordHash: string | null;
  isSiteAdmin?: boolean;
  emailVerifiedAt?: Date | null;
};

/** The account itself, for the ways that lead to one. @throws Conflict when the address has one already. */
export async function makeAccount(
  tx: Transaction,
  { isSiteAdmin = false, emailVerifiedAt = null, handle: asked, ...input }: AccountInput,
): Promise<{ id: string; handle: string }> {
  const id = newId();
  const wanted = handleFrom(asked ?? input.name);
  for (;;) {
    const handle = await takeHandle(tx, wanted);
    if (await insertUser(tx, { id, handle, isSiteAdmin, emailVerifiedAt, ...input })) {
      await recordEvent(tx, {
        streamId: id,
        kind: "user.added",
        groupId: null,
        byUserId: null,
        subject: { to: { isSiteAdmin } },
      });
      if (isSiteAdmin)
        await addAuditEntry(tx, { kind: "site-admin.given", byUserId: null, about: { userId: id } });
      return { id, handle };
    }
    if (input.email !== null && (await isEmailTaken(tx, input.email)))
      throw new Conflict("account.address-taken");
    // An account was made meanwhile by an older server, which asks for handles in another way.
  }
}
