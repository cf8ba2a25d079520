import { revokeApiTokens } from "@/db/queries/api-tokens";
import { recordEvent } from "@/db/queries/events";
import { inTransaction } from "@/db/transaction";
import { isId } from "@/domain/ids";
import { NotFound } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessSite } from "../access";

export async function revokeToken(viewer: Viewer, tokenId: string, now = new Date()): Promise<void> {
  const { viewer: owner } = accessSite(viewer, "account.manage");
  await inTransaction(async (tx) => {
    const revoked = isId(tokenId) ? await revokeApiTokens(tx, owner.userId, { id: tokenId }, now) : [];
    if (revoked.length === 0) throw new NotFound();
    await recordEvent(tx, {
      streamId: owner.userId,
      kind: "token.revoked",
      groupId: null,
      byUserId: actorOf(owner),
      subject: { tokenId },
    });
  });
}
