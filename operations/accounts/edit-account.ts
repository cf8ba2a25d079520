import { recordEvent } from "@/db/queries/events";
import { findUser, updateUser } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import { NotFound } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessSite } from "../access";

export type AccountEdit = {
  name: string;
  timeZone: string | null;
  /** How long before something is due they want a mail; null for never. */
  remindHours?: number | null;
  /** Null for the usual pace. */
  wordsPerMinute?: number | null;
};

/** Groups keep the name that somebody bears in them. */
export async function editAccount(viewer: Viewer, edit: AccountEdit): Promise<void> {
  const { viewer: owner } = accessSite(viewer, "account.manage");
  await inTransaction(async (tx) => {
    const user = await findUser(tx, owner.userId);
    if (!user) throw new NotFound();
    await updateUser(tx, owner.userId, edit);
    await recordEvent(tx, {
      streamId: owner.userId,
      kind: "user.edited",
      groupId: null,
      byUserId: actorOf(owner),
      subject: { from: pick(user, edit), to: edit },
    });
  });
}

const pick = (user: AccountEdit, edit: AccountEdit): Record<string, unknown> =>
  Object.fromEntries(Object.keys(edit).map((name) => [name, user[name as keyof AccountEdit]]));
