import { afterEach, describe, expect, test, vi } from "vitest";
import { accountsIn, sealAccounts } from "@/app/_request/known-accounts";
import { ownPath } from "@/app/_request/own-path";
import { cookieName, cookieOptions, sealSession, unsealSession } from "@/app/_request/session-cookie";
import { seal } from "@/lib/secrets";

afterEach(() => vi.unstubAllEnvs());

test("the cookie holds a session's id, sealed with the site's secret", async () => {
  const sealed = await sealSession("0199c0de-0000-7000-8000-000000000001");
  expect(sealed).not.toContain("0199c0de");
  expect(await unsealSession(sealed)).toBe("0199c0de-0000-7000-8000-000000000001");
  vi.stubEnv("NEXTAUTH_SECRET", "another secret");
  expect(await unsealSession(sealed)).toBeNull();
  expect(await unsealSession("made up")).toBeNull();
  expect(await unsealSession(undefined)).toBeNull();
});

test("the accounts that a browser has signed in to are known by the site alone, and nobody makes them up", () => {
  const sealed = sealAccounts(["ada", "bruno"]);
  expect(accountsIn(sealed)).toEqual(["ada", "bruno"]);
  expect(Buffer.from(sealed, "base64url").toString()).not.toContain("ada");
  for (const forged of [undefined, "", "made up", `${sealed.slice(0, -3)}abc`, seal(["ada"]), seal("ada")])
    expect(accountsIn(forged)).toEqual([]);
  vi.stubEnv("NEXTAUTH_SECRET", "another secret");
  expect(accountsIn(sealed)).toEqual([]);
});

test("over https no neighbour can set it and no plain request carries it", () => {
  expect([cookieName("session-token"), cookieOptions().secure]).toEqual(["next-auth.session-token", false]);
  vi.stubEnv("COLLOQUY_URL", "https://read.example.org");
  expect(cookieName("session-token")).toBe("__Host-next-auth.session-token");
  expect(cookieOptions()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
});

describe("where to go next is in this site", () => {
  test.each([
    ["/groups/walden?x=1#p12", "/groups/walden?x=1#p12"],
    ["http://127.0.0.1:3000/account", "/account"],
    ["//evil.example/x", "/"],
    ["https://evil.example", "/"],
    ["/\\evil.example", "/"],
    ["\t//evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["blob:http://127.0.0.1:3000/evil", "/"],
    ["account", "/account"],
    ["", "/"],
    [undefined, "/"],
  ])("%s: %s", (wanted, path) => expect(ownPath(wanted)).toBe(path));
});

test("a path that begins with two slashes does not leave by the back door", () => {
  expect(ownPath("/.//evil.example")).not.toMatch(/^\/\//);
  expect(ownPath("http://127.0.0.1:3000//evil.example")).not.toMatch(/^\/\//);
});
