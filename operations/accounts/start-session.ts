import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { insertSession } from "@/db/queries/sessions";
import { newId } from "@/domain/ids";

/** Long enough for any browser's name; some programs send a novel. */
const USER_AGENT_LENGTH = 300;

export type StartedSession = { sessionId: string; userId: string };

/** A new session, with a new id, for a user who has just proved who they are. */
export async function startSession(
  tx: Transaction,
  { userId, userAgent, at }: { userId: string; userAgent: string; at: Date },
): Promise<StartedSession> {
  const sessionId = newId();
  await insertSession(tx, { id: sessionId, userId, userAgent: userAgent.slice(0, USER_AGENT_LENGTH), at });
  await recordEvent(tx, {
    streamId: userId,
    kind: "session.started",
    groupId: null,
    byUserId: userId,
    subject: { sessionId },
  });
  return { sessionId, userId };
}
