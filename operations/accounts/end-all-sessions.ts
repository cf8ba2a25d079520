import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { endSessions } from "@/db/queries/sessions";

/** Ends all sessions of a user but the one named; each is told in the user's stream, so that open pages hear of it. */
export async function endAllSessions(
  tx: Transaction,
  {
    userId,
    by = userId,
    allBut,
    at,
  }: { userId: string; by?: string | null; allBut: string | null; at: Date },
): Promise<void> {
  for (const sessionId of await endSessions(tx, userId, { allBut }, at)) {
    await recordEvent(tx, {
      streamId: userId,
      kind: "session.ended",
      groupId: null,
      byUserId: by,
      subject: { sessionId },
    });
  }
}
