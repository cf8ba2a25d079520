import type { Transaction } from "@/db/client";
import { revokeApiTokens } from "@/db/queries/api-tokens";
import { recordEvent } from "@/db/queries/events";

/** Each is told in the user's stream. */
export async function revokeAllTokens(
  tx: Transaction,
  { userId, by = userId, at }: { userId: string; by?: string | null; at: Date },
): Promise<void> {
  for (const tokenId of await revokeApiTokens(tx, userId, "all", at)) {
    await recordEvent(tx, {
      streamId: userId,
      kind: "token.revoked",
      groupId: null,
      byUserId: by,
      subject: { tokenId },
    });
  }
}
