import { recordEvent } from "@/db/queries/events";
import { endSessions } from "@/db/queries/sessions";
import { inTransaction } from "@/db/transaction";
import { isId } from "@/domain/ids";
import { NotFound, SignedOut } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import { accessSite } from "../access";
import { endAllSessions } from "./end-all-sessions";
import { revokeAllTokens } from "./revoke-all-tokens";

async function end(userId: string, sessionId: string, at: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const ended = await endSessions(tx, userId, { id: sessionId }, at);
    if (ended.length === 0) return false;
    await recordEvent(tx, {
      streamId: userId,
      kind: "session.ended",
      groupId: null,
      byUserId: userId,
      subject: { sessionId },
    });
    return true;
  });
}

/** Ends one of the viewer's own sessions. */
export async function endSession(viewer: Viewer, sessionId: string, at = new Date()): Promise<void> {
  const { viewer: owner } = accessSite(viewer, "account.manage");
  if (!isId(sessionId) || !(await end(owner.userId, sessionId, at))) throw new NotFound();
}

/** Leaves nothing but the session by which the viewer is here: tokens end too, since whoever was in may have made one. */
export async function endOtherSessions(viewer: Viewer, at = new Date()): Promise<void> {
  const { viewer: owner } = accessSite(viewer, "account.manage");
  const allBut = owner.by.kind === "session" ? owner.by.sessionId : null;
  await inTransaction(async (tx) => {
    await endAllSessions(tx, { userId: owner.userId, allBut, at });
    await revokeAllTokens(tx, { userId: owner.userId, at });
  });
}

/** Ends the session by which the viewer is here. */
export async function signOut(viewer: Viewer, at = new Date()): Promise<void> {
  if (!isSignedIn(viewer) || viewer.by.kind !== "session") throw new SignedOut();
  await end(viewer.userId, viewer.by.sessionId, at);
}
