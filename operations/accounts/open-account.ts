import { database } from "@/db/client";
import { type ApiToken, listApiTokens } from "@/db/queries/api-tokens";
import { listSessions, type Session } from "@/db/queries/sessions";
import { findPasswordHash, findUser } from "@/db/queries/users";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessSite } from "../access";

export type Account = {
  name: string;
  email: string | null;
  timeZone: string | null;
  remindHours: number | null;
  wordsPerMinute: number | null;
  hasPassword: boolean;
  sessions: (Session & { isThis: boolean })[];
  tokens: (ApiToken & { groupName: string | null })[];
};

/** Everything that one's own account page shows. */
export async function openAccount(viewer: Viewer, now = new Date()): Promise<Account> {
  const { viewer: owner } = accessSite(viewer, "account.manage");
  const db = database();
  const [user, hash, sessions, tokens] = await Promise.all([
    findUser(db, owner.userId),
    findPasswordHash(db, owner.userId),
    listSessions(db, owner.userId, now),
    listApiTokens(db, owner.userId, now),
  ]);
  if (!user) throw new NotFound();
  const here = owner.by.kind === "session" ? owner.by.sessionId : null;
  return {
    name: user.name,
    email: user.email,
    timeZone: user.timeZone,
    remindHours: user.remindHours,
    wordsPerMinute: user.wordsPerMinute,
    hasPassword: hash !== null,
    sessions: sessions.map((session) => ({ ...session, isThis: session.id === here })),
    tokens,
  };
}
