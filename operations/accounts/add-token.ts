import { insertApiToken } from "@/db/queries/api-tokens";
import { recordEvent } from "@/db/queries/events";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/domain/ids";
import { TOKEN_AGE } from "@/domain/limits";
import { actorOf, type Viewer } from "@/domain/viewer";
import { hashOf, newSecret } from "@/lib/secrets";
import { accessGroup, accessSite } from "../access";

export type TokenInput = { name: string; isReadOnly: boolean; group?: string };

/** The secret is shown this once. Its beginning lets scanners find one that was published by mistake. */
export async function addToken(
  viewer: Viewer,
  { name, isReadOnly, group }: TokenInput,
  now = new Date(),
): Promise<{ id: string; token: string }> {
  const { viewer: owner } = accessSite(viewer, "account.manage");
  const id = newId();
  const token = `colloquy_${newSecret()}`;
  return inTransaction(async (tx) => {
    const bound = group ? await accessGroup(tx, owner, group, "group.read") : null;
    await insertApiToken(tx, {
      id,
      userId: owner.userId,
      name,
      tokenHash: hashOf(token),
      isReadOnly,
      groupId: bound?.group.id ?? null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + TOKEN_AGE),
    });
    await recordEvent(tx, {
      streamId: owner.userId,
      kind: "token.added",
      groupId: null,
      byUserId: actorOf(owner),
      subject: { tokenId: id, to: { isReadOnly, groupId: bound?.group.id ?? null } },
    });
    return { id, token };
  });
}
