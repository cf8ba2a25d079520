import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { countTowardsLimit } from "@/db/queries/rate-limits";
import { users } from "@/db/schema/users";
import { LINK_OPENINGS } from "@/domain/limits";
import { Conflict, Invalid, NotFound, TooMany } from "@/domain/problems";
import { hashOf } from "@/lib/secrets";
import { findLink } from "@/operations/accounts/find-link";
import { findViewerBySession } from "@/operations/accounts/find-viewer";
import { finishSignUp } from "@/operations/accounts/finish-sign-up";
import { requestSignUp } from "@/operations/accounts/request-sign-up";
import { signIn } from "@/operations/accounts/sign-in";
import { signInByLink } from "@/operations/accounts/sign-in-by-link";
import { buildUser } from "../../support/cast";
import { withoutHashing } from "../../support/hashing";
import { mailTo } from "../../support/mailbox";

const PASSWORD = "slow reading by the lake";
let number = 0;
let email = "";
beforeEach(() => {
  number++;
  email = `ada${number}@example.org`;
});

const hours = (count: number) => count * 3_600_000;
const finish = (token: string | null | undefined, now?: Date) =>
  finishSignUp({ token: token ?? "", name: "Ada", password: PASSWORD, userAgent: "Firefox" }, now);
const wish = (change: Partial<Parameters<typeof requestSignUp>[0]> = {}) => ({
  name: "Ada",
  email,
  address: `192.0.2.${number}`,
  ...change,
});

test("sixty people of one name, at the same moment, each get a handle of their own", async () => {
  const people = await Promise.all(
    Array.from({ length: 60 }, (_, at) => buildUser({ name: at % 10 === 0 ? "Kim 7" : "Kim" })),
  );
  const handles = people.map(({ handle }) => handle);
  expect(new Set(handles).size).toBe(60);
  for (const handle of handles) expect(handle).toMatch(/^kim(-\d+)*$/);
});

describe("somebody signs up", () => {
  test("and has no account before the mailed link is opened, and then is signed in", async () => {
    await requestSignUp(wish({ next: "/invitations/abc" }));
    expect(await database().select().from(users).where(eq(users.email, email))).toHaveLength(0);

    const [mail] = await mailTo(email);
    const token = mail?.token as string;
    expect(await findLink(token)).toEqual({ kind: "sign-up", name: "Ada", email, handle: null });
    const { sessionId, next } = await finish(token);

    expect(next).toBe("/invitations/abc");
    expect(await findViewerBySession(sessionId)).toMatchObject({ name: "Ada", handle: "ada" });
    await signIn({ email: email.toUpperCase(), password: PASSWORD, address: "::1", userAgent: "" });
  });

  test("with a link that works once, also when it is opened twenty times at once", async () => {
    await requestSignUp(wish());
    const token = (await mailTo(email))[0]?.token as string;
    const opened = await Promise.allSettled(Array.from({ length: 20 }, () => finish(token)));
    expect(opened.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of opened) if (one.status === "rejected") expect(one.reason).toBeInstanceOf(NotFound);
  });

  test("with a link that is good for a day", async () => {
    const now = new Date();
    await requestSignUp(wish(), now);
    const token = (await mailTo(email))[0]?.token as string;
    const late = new Date(now.getTime() + hours(24));
    expect(await findLink(token, late)).toBeNull();
    await expect(finish(token, late)).rejects.toThrow(NotFound);
  });

  test("twice, and the first link that is opened makes the account", async () => {
    await requestSignUp(wish());
    await requestSignUp(wish({ name: "Ada the second" }));
    const [second, first] = await mailTo(email);
    await finish(first?.token);
    await withoutHashing(async () => {
      await expect(finish(second?.token)).rejects.toThrow(Conflict);
      await expect(finish(second?.token)).rejects.toThrow(NotFound);
    });
  });

  test("and a link keeps nobody busy with hashing passwords", async () => {
    await requestSignUp(wish());
    const token = (await mailTo(email))[0]?.token as string;
    const key = `link-opened:${hashOf(token)}`;
    await countTowardsLimit(database(), key, { ...LINK_OPENINGS, points: LINK_OPENINGS.points });
    await expect(finish(token)).rejects.toThrow(TooMany);
    expect(await findLink(token)).not.toBeNull();
  });
});

test("an address that has an account gets the same answer, and a mail that says so", async () => {
  await buildUser({ email, name: "Bruno" });
  expect(await requestSignUp(wish({ name: "Mallory" }))).toBeUndefined();

  const [mail] = await mailTo(email);
  expect(mail?.subject).toContain("already");
  expect(mail?.token).toBeNull();
  expect(mail?.text).not.toContain("Mallory");
});

test("people of one name get handles of their own, also at the same moment", async () => {
  const made = await Promise.all(Array.from({ length: 4 }, () => buildUser({ name: "Émile Zola" })));
  expect(new Set(made.map(({ handle }) => handle))).toEqual(
    new Set(["emile-zola", "emile-zola-2", "emile-zola-3", "emile-zola-4"]),
  );
});

test("nothing in the queue shows a link to whoever reads the database", async () => {
  await requestSignUp(wish());
  const rows = await database().execute<{ data: string }>("select data::text as data from pgboss.job");
  expect(rows.length).toBeGreaterThan(0);
  for (const { data } of rows) expect(data).not.toMatch(/token=|example\.org/);
  await mailTo(email);
  expect(await database().execute("select 1 from pgboss.job")).toHaveLength(0);
});

test("the password is that of whoever opens the link, and so is the name", async () => {
  await requestSignUp(wish({ name: "What a stranger calls her" }));
  const token = (await mailTo(email))[0]?.token;
  await expect(signInByLink({ token: token ?? "", userAgent: "" })).rejects.toThrow(NotFound);

  const { sessionId } = await finish(token);

  expect(await findViewerBySession(sessionId)).toMatchObject({ name: "Ada" });
  await signIn({ email, password: PASSWORD, address: "::1", userAgent: "" });
});

test("an easily guessed password is refused, and the link stays good", async () => {
  await requestSignUp(wish());
  const token = (await mailTo(email))[0]?.token ?? "";
  const guessable = { token, name: "Ada", password: "passwordpassword1", userAgent: "" };
  await expect(finishSignUp(guessable)).rejects.toThrow(Invalid);
  await finish(token);
});

test("a mailbox gets four links an hour, and one place can ask for a hundred", async () => {
  for (let sent = 0; sent < 4; sent++) await requestSignUp(wish());
  await expect(requestSignUp(wish())).rejects.toThrow(TooMany);
});
