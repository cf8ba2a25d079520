import { type Db, database } from "@/db/client";
import { findApiToken, listLivingTokens, touchApiTokens } from "@/db/queries/api-tokens";
import { findSession, listLivingSessions, touchSessions } from "@/db/queries/sessions";
import { findUser, findUserByEmail, type User } from "@/db/queries/users";
import { isId } from "@/domain/ids";
import { SEEN_INTERVAL } from "@/domain/limits";
import { isSignedIn, type SignedInViewer, type Viewer } from "@/domain/viewer";
import { hashOf } from "@/lib/secrets";

const viewerFrom = (user: User, by: SignedInViewer["by"]): SignedInViewer => ({
  userId: user.id,
  name: user.name,
  handle: user.handle,
  isSiteAdmin: user.isSiteAdmin,
  locale: user.locale,
  timeZone: user.timeZone,
  wordsPerMinute: user.wordsPerMinute,
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
  if (isStale(found.session.lastSeenAt, now)) await touchSessions(database(), [sessionId], now);
  return viewerFrom(found.user, { kind: "session", sessionId });
}

export async function findViewerByToken(secret: string, now = new Date()): Promise<SignedInViewer | null> {
  const found = await findApiToken(database(), hashOf(secret), now);
  if (!found) return null;
  const { id, isReadOnly, groupId, lastUsedAt } = found.token;
  if (isStale(lastUsedAt, now)) await touchApiTokens(database(), [id], now);
  return viewerFrom(found.user, { kind: "token", tokenId: id, isReadOnly, groupId });
}

/**
 * Many viewers as they are now, in two questions; null for those whose session or token lives no more. Being here
 * counts as being seen, which `touchViewers` writes down.
 */
export async function findViewersAgain(db: Db, viewers: Viewer[], now: Date): Promise<(Viewer | null)[]> {
  const { sessionIds, tokenIds } = waysIn(viewers);
  const sessions = await listLivingSessions(db, sessionIds, now);
  const tokens = await listLivingTokens(db, tokenIds, now);
  return viewers.map((viewer) => {
    if (!isSignedIn(viewer) || viewer.by.kind === "command-line") return viewer;
    const user =
      viewer.by.kind === "session" ? sessions.get(viewer.by.sessionId) : tokens.get(viewer.by.tokenId)?.user;
    return user ? viewerFrom(user, viewer.by) : null;
  });
}

export async function touchViewers(viewers: Viewer[], now: Date): Promise<void> {
  const { sessionIds, tokenIds } = waysIn(viewers);
  await touchSessions(database(), sessionIds, now);
  await touchApiTokens(database(), tokenIds, now);
}

function waysIn(viewers: Viewer[]): { sessionIds: string[]; tokenIds: string[] } {
  const ways = viewers.flatMap((viewer) => (isSignedIn(viewer) ? viewer.by : []));
  return {
    sessionIds: ways.flatMap((by) => (by.kind === "session" ? by.sessionId : [])),
    tokenIds: ways.flatMap((by) => (by.kind === "token" ? by.tokenId : [])),
  };
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

/** Whoever has the address of somebody's calendar of a group: as weak as a token for reading that group alone. */
export async function findViewerByFeed(feed: {
  id: string;
  groupId: string;
  userId: string;
}): Promise<SignedInViewer | null> {
  const user = await findUser(database(), feed.userId);
  const by = { kind: "token" as const, tokenId: feed.id, isReadOnly: true, groupId: feed.groupId };
  return user && viewerFrom(user, by);
}
