import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { Invalid, TooMany } from "@/domain/problems";
import { hashPassword } from "@/lib/password";
import { changePassword } from "@/operations/accounts/change-password";
import { findViewerBySession } from "@/operations/accounts/find-viewer";
import { requestReset } from "@/operations/accounts/request-reset";
import { resetPassword } from "@/operations/accounts/reset-password";
import { signIn } from "@/operations/accounts/sign-in";
import { buildUser } from "../../support/cast";
import { mailTo } from "../../support/mailbox";

const PASSWORD = "slow reading by the lake";
let passwordHash = "";
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});
beforeEach(() => database().execute(sql`delete from rate_limits`));

const attempt = (email: string, password = PASSWORD, address = "192.0.2.7") =>
  signIn({ email, password, address, userAgent: "Firefox" });

/** What is thrown, by its class, or "in". */
const outcome = (trying: Promise<unknown>) =>
  trying.then(
    () => "in",
    (thrown: Error) => thrown.constructor.name,
  );

const lateLetsIn = () => database().execute(sql`update rate_limits set expires_at = now()`);

describe("wrong passwords", () => {
  test("the sixth for an account in half an hour is refused, and so is the right one until the time is over", async () => {
    const { email } = await buildUser({ passwordHash });
    for (let wrong = 1; wrong <= 5; wrong++)
      expect(await outcome(attempt(email, `wrong number ${wrong}`))).toBe("Invalid");
    expect(await outcome(attempt(email, "wrong number 6"))).toBe("TooMany");
    expect(await outcome(attempt(email, PASSWORD, "198.51.100.1"))).toBe("TooMany");

    const refused = await attempt(email).catch((thrown) => thrown);
    expect(refused.retryAfter).toBeGreaterThan(29 * 60);
    expect(refused.retryAfter).toBeLessThanOrEqual(30 * 60);
    await lateLetsIn();
    expect(await outcome(attempt(email))).toBe("in");
  });

  test("many at once gain nothing", async () => {
    const { email } = await buildUser({ passwordHash });
    const tried = await Promise.all(
      Array.from({ length: 30 }, (_, number) => outcome(attempt(email, `wrong number ${number}`))),
    );
    expect(tried.filter((result) => result === "Invalid").length).toBeLessThanOrEqual(5);
  });

  test("right ones in between do not start the count anew", async () => {
    const { email } = await buildUser({ passwordHash });
    for (let wrong = 1; wrong <= 5; wrong++) {
      await attempt(email, `wrong number ${wrong}`).catch(() => {});
      if (wrong < 5) expect(await outcome(attempt(email))).toBe("in");
    }
    expect(await outcome(attempt(email))).toBe("TooMany");
  });

  test("the owner of a locked account still gets in by a reset link", async () => {
    const { email } = await buildUser({ passwordHash });
    for (let wrong = 1; wrong <= 6; wrong++) await attempt(email, `wrong number ${wrong}`).catch(() => {});
    await requestReset({ email, address: "192.0.2.7" });
    const [mail] = await mailTo(email);
    await resetPassword({
      token: mail?.token as string,
      password: "a newer sentence for reading",
      userAgent: "",
    });
    expect(await outcome(attempt(email, "a newer sentence for reading"))).toBe("in");
    expect(await outcome(attempt(email, PASSWORD))).toBe("Invalid");
  });

  test("one guess each for 200 accounts from one address is stopped before the hundredth", async () => {
    const tried: string[] = [];
    for (let number = 0; number < 200; number++)
      tried.push(
        await outcome(attempt(`nobody${number}@example.org`, "Sunshine by the lake 1", "203.0.113.9")),
      );
    expect(tried.indexOf("TooMany")).toBeGreaterThan(60);
    expect(tried.indexOf("TooMany")).toBeLessThan(100);
    expect(new Set(tried.slice(100))).toEqual(new Set(["TooMany"]));
  });

  test("who guesses at school locks out nobody whose browser has signed in to the account before", async () => {
    const [ada, bruno] = [await buildUser({ passwordHash }), await buildUser({ passwordHash })];
    const atSchool = (email: string, knownAccounts: string[], password = PASSWORD) =>
      outcome(signIn({ email, password, address: "203.0.113.9", userAgent: "", knownAccounts }));
    for (let number = 0; number < 80; number++)
      await attempt(`nobody${number}@example.org`, "wrong", "203.0.113.9").catch(() => {});

    expect(await atSchool(ada.email, [])).toBe("TooMany");
    expect(await atSchool(ada.email, [bruno.userId])).toBe("TooMany");
    expect(await atSchool(ada.email, [bruno.userId, ada.userId])).toBe("in");
    for (let wrong = 1; wrong <= 5; wrong++)
      expect(await atSchool(ada.email, [ada.userId], `wrong number ${wrong}`)).toBe("Invalid");
    expect(await atSchool(ada.email, [ada.userId])).toBe("TooMany");
    await changePassword(bruno, {
      currentPassword: PASSWORD,
      newPassword: "a newer sentence for reading",
      address: "203.0.113.9",
      knownAccounts: [bruno.userId],
    });
  });

  test("who guesses at somebody's password locks it for strangers, and not for the browsers its owner has", async () => {
    const ada = await buildUser({ passwordHash });
    const atHome = (password = PASSWORD) =>
      outcome(
        signIn({
          email: ada.email,
          password,
          address: "192.0.2.9",
          userAgent: "",
          knownAccounts: [ada.userId],
        }),
      );
    for (let wrong = 1; wrong <= 6; wrong++)
      await attempt(ada.email, `wrong number ${wrong}`).catch(() => {});
    expect(await outcome(attempt(ada.email))).toBe("TooMany");
    expect(await atHome()).toBe("in");
    for (let wrong = 1; wrong <= 5; wrong++) expect(await atHome(`wrong number ${wrong}`)).toBe("Invalid");
    expect(await atHome()).toBe("TooMany");
  });

  test("all of an IPv6 household count as one, its neighbours do not", async () => {
    for (let number = 0; number < 80; number++)
      await attempt(`nobody${number}@example.org`, "wrong", `2001:db8:1:2::${number.toString(16)}`).catch(
        () => {},
      );
    expect(await outcome(attempt("x@example.org", "wrong", "2001:db8:1:2:ffff::1"))).toBe("TooMany");
    expect(await outcome(attempt("x@example.org", "wrong", "2001:db8:1:3::1"))).toBe("Invalid");
  });
});

test("forty people sign in rightly within a minute from one address", async () => {
  const class40 = await Promise.all(
    Array.from({ length: 40 }, (_, seat) => buildUser({ name: `Pupil ${seat}`, passwordHash })),
  );
  const began = Date.now();
  const results = await Promise.all(class40.map(({ email }) => outcome(attempt(email))));
  expect(new Set(results)).toEqual(new Set(["in"]));
  expect(Date.now() - began).toBeLessThan(60_000);
});

test("an account and an address without one cannot be told apart", async () => {
  const { email } = await buildUser({ passwordHash });
  const known = await attempt(email, "wrong, and long enough").catch((thrown) => thrown);
  const unknown = await attempt("nobody@example.org", "wrong, and long enough").catch((thrown) => thrown);
  expect({ ...known }).toEqual({ ...unknown });
  expect(known).toBeInstanceOf(Invalid);

  const linksOnly = await buildUser();
  expect(await outcome(attempt(linksOnly.email, "wrong, and long enough"))).toBe("Invalid");

  expect(await requestReset({ email, address: "192.0.2.1" })).toBeUndefined();
  expect(await requestReset({ email: "nobody@example.org", address: "192.0.2.1" })).toBeUndefined();
  expect(await mailTo("nobody@example.org")).toEqual([]);
});

test("an address that takes turns with a password's change does not outlive it", async () => {
  const ada = await buildUser({ passwordHash });
  const [signedIn] = await Promise.all([
    attempt(ada.email).catch(() => null),
    changePassword(ada, {
      currentPassword: PASSWORD,
      newPassword: "a newer sentence for reading",
      address: "::1",
    }),
  ]);
  if (signedIn) expect(await findViewerBySession(signedIn.sessionId)).toBeNull();
  expect(await findViewerBySession(ada.by.kind === "session" ? ada.by.sessionId : "")).not.toBeNull();
});

test("a reset link asked for again and again is refused, with or without an account", async () => {
  for (const email of [(await buildUser()).email, "ghost@example.org"]) {
    for (let sent = 0; sent < 4; sent++) await requestReset({ email, address: "192.0.2.1" });
    await expect(requestReset({ email, address: "192.0.2.1" })).rejects.toThrow(TooMany);
  }
});
