import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { Problem } from "@/domain/problems";
import { hashPassword } from "@/lib/password";
import { addToken } from "@/operations/accounts/add-token";
import { findViewerBySession, findViewerByToken } from "@/operations/accounts/find-viewer";
import { makeSignInLink } from "@/operations/accounts/make-sign-in-link";
import { requestReset } from "@/operations/accounts/request-reset";
import { signIn } from "@/operations/accounts/sign-in";
import { followCalendar } from "@/operations/calendars/follow-calendar";
import { readCalendar } from "@/operations/calendars/read-calendar";
import { listAudit } from "@/operations/site/list-audit";
import { openAccounts } from "@/operations/site/open-accounts";
import { reinstateByOperator, suspendByOperator } from "@/operations/site/suspend-by-operator";
import { reinstateUser, suspendUser } from "@/operations/site/suspend-user";
import { onAnotherInstance } from "../../support/another-instance";
import { annotate, buildGroupReading, seenBy } from "../../support/build-discussion";
import { takeIn } from "../../support/build-group";
import { buildUser } from "../../support/cast";
import { closePages, follow } from "../../support/follow";
import { mailTo } from "../../support/mailbox";

const PASSWORD = "slow reading by the lake";
let passwordHash = "";
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  closePages();
  for (const stop of stops.splice(0)) await stop();
});

const why = { reason: "They sell shoes." };
const enter = (email: string, password = PASSWORD) =>
  signIn({ email, password, address: "192.0.2.7", userAgent: "Firefox" });
const sessionOf = ({ by }: Awaited<ReturnType<typeof buildUser>>) =>
  by.kind === "session" ? by.sessionId : "";

const passOverSuspended = (thrown: unknown) => {
  if (!(thrown instanceof Problem && thrown.code === "account.suspended-already")) throw thrown;
};

async function build() {
  const stage = await buildGroupReading();
  const admin = await buildUser({ name: "Grace", isSiteAdmin: true });
  const eve = await buildUser({ name: "Eve", passwordHash });
  await takeIn(stage.ada, stage.group.slug, eve);
  return { ...stage, admin, eve };
}

describe("Whoever is suspended", () => {
  test("is out at once: sessions, tokens, calendars, and their open page on another instance", async () => {
    const { admin, eve, reading, group } = await build();
    const { token } = await addToken(eve, { name: "a script", isReadOnly: false });
    const feed = (await followCalendar(eve, group.slug)).split("/").at(-1)?.replace(".ics", "") ?? "";
    const { made: page, stop } = await onAnotherInstance(() => follow(eve, reading));
    stops.push(stop);
    await suspendUser(admin, eve.userId, why);
    await page.ends();
    expect(await findViewerBySession(sessionOf(eve))).toBeNull();
    expect(await findViewerByToken(token)).toBeNull();
    await expect(readCalendar(feed)).rejects.toThrow("not-found");
    await expect(makeSignInLink(eve.email)).rejects.toThrow("account.none");
    await requestReset({ email: eve.email, address: "192.0.2.7" });
    expect(await mailTo(eve.email)).toEqual([]);
  });

  test("is told so, with the reason and whom to ask, when they give their password, and nobody else is", async () => {
    const { admin, eve } = await build();
    await suspendUser(admin, eve.userId, why);
    await expect(enter(eve.email)).rejects.toMatchObject({
      code: "account.suspended",
      values: { reason: why.reason, admins: expect.stringContaining("Grace") },
    });
    await expect(enter(eve.email, "not the right one")).rejects.toThrow("sign-in.wrong");
  });

  test("leaves what they wrote, and signs in again when they are reinstated; tokens stay dead", async () => {
    const { admin, eve, reading, ada, group } = await build();
    const { token } = await addToken(eve, { name: "a script", isReadOnly: false });
    const feed = (await followCalendar(eve, group.slug)).split("/").at(-1)?.replace(".ics", "") ?? "";
    const { id } = await annotate(eve, reading);
    await suspendUser(admin, eve.userId, why);
    expect((await seenBy(ada, reading)).map((one) => one.id)).toContain(id);
    expect((await openAccounts(admin, "")).suspended.map((one) => one.id)).toContain(eve.userId);
    await reinstateUser(admin, eve.userId);
    expect(await enter(eve.email)).toMatchObject({ userId: eve.userId });
    expect(await findViewerByToken(token)).toBeNull();
    expect(await readCalendar(feed)).toMatchObject({ moments: [] });
    expect((await openAccounts(admin, eve.handle)).found).toMatchObject({ suspendedAt: null });
  });

  test("is suspended once, and reinstated once", async () => {
    const { admin, eve } = await build();
    await expect(reinstateUser(admin, eve.userId)).rejects.toThrow("account.not-suspended");
    await suspendUser(admin, eve.userId, why);
    await expect(suspendUser(admin, eve.userId, why)).rejects.toThrow("account.suspended-already");
    await expect(suspendUser(admin, "nobody", why)).rejects.toThrow("not-found");
  });
});

test("Nobody but a site admin suspends, or learns of an account by it", async () => {
  const { ada, admin, eve } = await build();
  await expect(suspendUser(ada, eve.userId, why)).rejects.toThrow("not-found");
  await expect(suspendUser({ userId: null }, eve.userId, why)).rejects.toThrow("signed-out");
  await expect(openAccounts(ada, eve.email)).rejects.toThrow("forbidden");
  const { token } = await addToken(admin, { name: "reads", isReadOnly: true });
  const script = (await findViewerByToken(token)) ?? { userId: null };
  await expect(suspendUser(script, eve.userId, why)).rejects.toThrow("token.read-only");
});

test("The last site admin stays, also of two who suspend each other at once", async () => {
  const [one, other] = [
    await buildUser({ name: "One", isSiteAdmin: true }),
    await buildUser({ name: "Other", isSiteAdmin: true }),
  ];
  // All others first.
  for (const { user } of (await listAudit(one, { kind: "site-admin.given", limit: 100 })).items)
    if (user?.id && user.id !== one.userId && user.id !== other.userId)
      await suspendUser(one, user.id, why).catch(passOverSuspended);
  const both = await Promise.allSettled([
    suspendUser(one, other.userId, why),
    suspendUser(other, one.userId, why),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const left = (await findViewerBySession(sessionOf(one))) ? one : other;
  await expect(suspendUser(left, left.userId, why)).rejects.toThrow("account.last-site-admin");
});

test("Whoever runs the site suspends and reinstates by address or handle at its command line", async () => {
  const eve = await buildUser({ name: "Eve", passwordHash });
  await suspendByOperator(eve.email, why.reason);
  await expect(enter(eve.email)).rejects.toThrow("account.suspended");
  await reinstateByOperator(`@${eve.handle}`);
  expect(await enter(eve.email)).toMatchObject({ userId: eve.userId });
  await expect(suspendByOperator("nobody@example.org", why.reason)).rejects.toThrow("account.none");
});
