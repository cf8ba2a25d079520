import { database } from "@/db/client";
import { findApiToken, touchApiToken } from "@/db/queries/api-tokens";
import { findSession, touchSession } from "@/db/queries/sessions";
import { findUser, findUserByEmail, type User } from "@/db/queries/users";
import { isId } from "@/domain/ids";
import { SEEN_INTERVAL } from "@/domain/limits";
import type { SignedInViewer } from "@/domain/viewer";
import { hashOf } from "@/lib/secrets";

const viewerFrom = (user: User, by: SignedInViewer["by"]): SignedInViewer => ({
  userId: user.id,
  name: user.name,
  handle: user.handle,
  isSiteAdmin: user.isSiteAdmin,
  locale: user.locale,
  timeZone: user.timeZone,
  by,
});

const isStale = (seen: Date | null, now: Date): boolean =>
  seen === null || now.getTime() - seen.getTime() >= SEEN_INTERVAL;

/** Whoever has this session, as long as it lives: not ended, not idle or old, its user not suspended or gone. */
export async function findViewerBySession(
  sessionId: string,
  now = new Date(),
): Promise<SignedInViewer | null> {
  const found = isId(sessionId) ? await findSession(database(), sessionId, now) : null;
  if (!found) return null;
  if (isStale(found.session.lastSeenAt, now)) await touchSession(database(), sessionId, now);
  return viewerFrom(found.user, { kind: "session", sessionId });
}

export async function findViewerByToken(secret: string, now = new Date()): Promise<SignedInViewer | null> {
  const found = await findApiToken(database(), hashOf(secret), now);
  if (!found) return null;
  const { id, isReadOnly, groupId, lastUsedAt } = found.token;
  if (isStale(lastUsedAt, now)) await touchApiToken(database(), id, now);
  return viewerFrom(found.user, { kind: "token", tokenId: id, isReadOnly, groupId });
}

/** For the command line, whose user may be anybody. */
export async function findViewerByEmail(email: string): Promise<SignedInViewer | null> {
  const user = await findUserByEmail(database(), email);
  return user && viewerFrom(user, { kind: "command-line" });
}

export async function findViewerByUserId(id: string): Promise<SignedInViewer | null> {
  const user = await findUser(database(), id);
  return user && viewerFrom(user, { kind: "command-line" });
}
