import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import { countTowardsLimit } from "@/db/queries/rate-limits";
import { sessions, users } from "@/db/schema/users";
import { WRONG_PASSWORDS_FROM } from "@/domain/limits";
import { Forbidden, Invalid, NotFound, SignedOut } from "@/domain/problems";
import { type SignedInViewer, signedOut } from "@/domain/viewer";
import { hashPassword } from "@/lib/password";
import { addToken } from "@/operations/accounts/add-token";
import { changePassword } from "@/operations/accounts/change-password";
import { endOtherSessions, endSession, signOut } from "@/operations/accounts/end-session";
import { findViewerBySession, findViewerByToken } from "@/operations/accounts/find-viewer";
import { makeSignInLink } from "@/operations/accounts/make-sign-in-link";
import { openAccount } from "@/operations/accounts/open-account";
import { requestReset } from "@/operations/accounts/request-reset";
import { resetPassword } from "@/operations/accounts/reset-password";
import { signInByLink } from "@/operations/accounts/sign-in-by-link";
import { buildUser } from "../../support/cast";
import { mailTo, tokenIn } from "../../support/mailbox";

const PASSWORD = "slow reading by the lake";
const NEW = "a newer sentence for reading";
let passwordHash = "";
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

const minutes = (count: number) => count * 60_000;
const days = (count: number) => minutes(count * 24 * 60);
const later = (ms: number) => new Date(Date.now() + ms);
const idOf = (viewer: SignedInViewer) => (viewer.by.kind === "session" ? viewer.by.sessionId : "");
const lives = async (viewer: SignedInViewer, now?: Date) =>
  (await findViewerBySession(idOf(viewer), now)) !== null;

/** The same person in another browser. */
async function elsewhere(email: string): Promise<SignedInViewer> {
  const token = tokenIn(await makeSignInLink(email)) as string;
  const { sessionId } = await signInByLink({ token, userAgent: "Firefox" });
  return (await findViewerBySession(sessionId)) as SignedInViewer;
}

describe("a session", () => {
  test("is dead the moment it is ended, and nobody ends another's", async () => {
    const ada = await buildUser();
    const phone = await elsewhere(ada.email);
    const bruno = await buildUser({ name: "Bruno" });

    await expect(endSession(bruno, idOf(phone))).rejects.toThrow(NotFound);
    await expect(endSession(ada, "not an id")).rejects.toThrow(NotFound);
    expect(await lives(phone)).toBe(true);
    await endSession(ada, idOf(phone));
    expect(await lives(phone)).toBe(false);
    expect(await lives(ada)).toBe(true);
  });

  test("ends by signing out", async () => {
    const ada = await buildUser();
    await signOut(ada);
    expect(await lives(ada)).toBe(false);
    await expect(signOut(signedOut)).rejects.toThrow(SignedOut);
  });

  test("ends after thirty days without a visit, and ninety days after its start", async () => {
    const ada = await buildUser();
    expect(await lives(ada, later(days(30) - minutes(1)))).toBe(true);
    expect(await lives(ada, later(days(60) - minutes(2)))).toBe(true);
    expect(await lives(ada, later(days(90) - minutes(3)))).toBe(true);
    expect(await lives(ada, later(days(90) + minutes(1)))).toBe(false);
    const bruno = await buildUser();
    expect(await lives(bruno, later(days(30) + minutes(1)))).toBe(false);
  });

  test("remembers when it was last seen, to the minute", async () => {
    const ada = await buildUser();
    const seen = async () =>
      (
        await database()
          .select()
          .from(sessions)
          .where(eq(sessions.id, idOf(ada)))
      )[0]?.lastSeenAt.getTime();
    const first = await seen();
    await lives(ada, later(30_000));
    expect(await seen()).toBe(first);
    const now = later(minutes(2));
    await lives(ada, now);
    expect(await seen()).toBe(now.getTime());
  });

  test("dies with its user's suspension, and tokens with it", async () => {
    const ada = await buildUser();
    const { token } = await addToken(ada, { name: "script", isReadOnly: false });
    const link = tokenIn(await makeSignInLink(ada.email)) as string;
    await database().update(users).set({ suspendedAt: new Date() }).where(eq(users.id, ada.userId));
    expect(await lives(ada)).toBe(false);
    expect(await findViewerByToken(token)).toBeNull();
    await expect(signInByLink({ token: link, userAgent: "" })).rejects.toThrow(NotFound);
  });

  test("of another browser is in the list, and all others end at once, with all tokens", async () => {
    const ada = await buildUser();
    const phone = await elsewhere(ada.email);
    const { token } = await addToken(phone, { name: "script", isReadOnly: false });
    const { sessions: listed } = await openAccount(ada);
    expect(listed.map(({ id, isThis }) => [id, isThis])).toEqual(
      expect.arrayContaining([
        [idOf(ada), true],
        [idOf(phone), false],
      ]),
    );
    await endOtherSessions(ada);
    expect([await lives(ada), await lives(phone)]).toEqual([true, false]);
    expect(await findViewerByToken(token)).toBeNull();
    const events = await listEvents(database(), [{ streamId: ada.userId, after: 0 }]);
    expect(events.at(-2)).toMatchObject({ kind: "session.ended", subject: { sessionId: idOf(phone) } });
    expect(events.at(-1)).toMatchObject({ kind: "token.revoked" });
  });
});

describe("a new password", () => {
  test("needs the current one, ends other sessions and open links, and is told by mail", async () => {
    const ada = await buildUser({ passwordHash });
    const phone = await elsewhere(ada.email);
    const link = tokenIn(await makeSignInLink(ada.email)) as string;
    const change = (currentPassword: string, newPassword: string) =>
      changePassword(ada, { currentPassword, newPassword, address: "192.0.2.1" });

    await expect(change("not the current one", NEW)).rejects.toThrow(Invalid);
    await expect(change(PASSWORD, "too short")).rejects.toThrow(Invalid);
    expect(await lives(phone)).toBe(true);
    await change(PASSWORD, NEW);

    expect([await lives(ada), await lives(phone)]).toEqual([true, false]);
    await expect(signInByLink({ token: link, userAgent: "" })).rejects.toThrow(NotFound);
    expect((await mailTo(ada.email))[0]?.subject).toContain("changed");
  });

  test("is guessed from a session no more freely than at signing in, but by a browser that is known", async () => {
    const ada = await buildUser({ passwordHash });
    const address = "203.0.113.9";
    const points = WRONG_PASSWORDS_FROM.points;
    await countTowardsLimit(database(), `wrong-password-from:${address}`, { seconds: 3600, points });
    const change = (knownAccounts: string[]) =>
      changePassword(ada, { currentPassword: PASSWORD, newPassword: NEW, address, knownAccounts });
    await expect(change([])).rejects.toMatchObject({ code: "sign-in.too-many" });
    await change([ada.userId]);
  });

  test("leaves tokens alone, and the mail says so", async () => {
    const ada = await buildUser({ passwordHash });
    const { token } = await addToken(ada, { name: "script", isReadOnly: false });
    await changePassword(ada, { currentPassword: PASSWORD, newPassword: NEW, address: "192.0.2.1" });
    expect(await findViewerByToken(token)).not.toBeNull();
    expect((await mailTo(ada.email))[0]?.text).toContain("Keys that you made for programs go on working");
  });

  test("set by a mailed link ends the account's tokens, and nobody else's, and the mail says so", async () => {
    const [ada, bruno] = [await buildUser({ passwordHash }), await buildUser({ name: "Bruno" })];
    const tokens: string[] = [];
    for (const owner of [ada, ada, bruno])
      tokens.push((await addToken(owner, { name: "script", isReadOnly: true })).token);
    await requestReset({ email: ada.email, address: "192.0.2.1" });
    const link = (await mailTo(ada.email))[0]?.token ?? "";

    await resetPassword({ token: link, password: NEW, userAgent: "" });

    const living = await Promise.all(tokens.map((token) => findViewerByToken(token)));
    expect(living.map((viewer) => viewer !== null)).toEqual([false, false, true]);
    expect((await mailTo(ada.email))[0]?.text).toContain("keys that you had made for programs were revoked");
    const events = await listEvents(database(), [{ streamId: ada.userId, after: 0 }]);
    expect(events.filter(({ kind }) => kind === "token.revoked")).toHaveLength(2);
  });

  test("for an account that had none needs a sign-in of the last fifteen minutes", async () => {
    const ada = await buildUser();
    const change = (now: Date) =>
      changePassword(ada, { currentPassword: "", newPassword: NEW, address: "192.0.2.1" }, now);
    await expect(change(later(minutes(16)))).rejects.toThrow(Forbidden);
    await change(later(minutes(14)));
  });
});

test("a sign-in link is good once and for thirty minutes", async () => {
  const ada = await buildUser();
  const old = tokenIn(await makeSignInLink(ada.email)) as string;
  await expect(signInByLink({ token: old, userAgent: "" }, later(minutes(30)))).rejects.toThrow(NotFound);
  await signInByLink({ token: old, userAgent: "" }, later(minutes(29)));
  await expect(signInByLink({ token: old, userAgent: "" })).rejects.toThrow(NotFound);
  await expect(signInByLink({ token: "made up", userAgent: "" })).rejects.toThrow(NotFound);
});
