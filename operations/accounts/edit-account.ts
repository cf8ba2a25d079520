import { recordEvent } from "@/db/queries/events";
import { findUser, updateUser } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import { NotFound } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessSite } from "../access";

export type AccountEdit = { name: string; timeZone: string | null };

/** Groups keep the name that somebody bears in them. */
export async function editAccount(viewer: Viewer, { name, timeZone }: AccountEdit): Promise<void> {
  const { viewer: owner } = accessSite(viewer, "account.manage");
  await inTransaction(async (tx) => {
    const user = await findUser(tx, owner.userId);
    if (!user) throw new NotFound();
    await updateUser(tx, owner.userId, { name, timeZone });
    await recordEvent(tx, {
      streamId: owner.userId,
      kind: "user.edited",
      groupId: null,
      byUserId: actorOf(owner),
      subject: { from: { name: user.name, timeZone: user.timeZone }, to: { name, timeZone } },
    });
  });
}
