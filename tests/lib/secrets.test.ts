import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hashPassword, isPasswordRight } from "@/lib/password";
import { newSecret, seal, unseal } from "@/lib/secrets";
import { turnsOf } from "@/lib/turns";

beforeEach(() => vi.stubEnv("NEXTAUTH_SECRET", "only for tests, only for tests"));
afterEach(() => vi.unstubAllEnvs());

test("what is sealed comes back, and only with the site's own secret and unchanged", () => {
  const sealed = seal({ link: "https://example.org/open-link?token=abc" });
  expect(sealed).not.toContain("abc");
  expect(unseal(sealed)).toEqual({ link: "https://example.org/open-link?token=abc" });
  expect(() => unseal(`${sealed.slice(0, -2)}zz`)).toThrow();
  vi.stubEnv("NEXTAUTH_SECRET", "another site's secret");
  expect(() => unseal(sealed)).toThrow();
  vi.stubEnv("NEXTAUTH_SECRET", "");
  expect(() => unseal(sealed)).toThrow("NEXTAUTH_SECRET");
});

test("a secret has 256 bits", () => {
  expect(Buffer.from(newSecret(), "base64url")).toHaveLength(32);
  expect(newSecret()).not.toBe(newSecret());
});

test("a password is hashed with argon2id, whole, and the same however it was typed", async () => {
  const long = `${"a long sentence ".repeat(8)}é`;
  const kept = await hashPassword(long);
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPasswordRight(kept, long.normalize("NFD"))).toBe(true);
  expect(await isPasswordRight(kept, `${long}!`)).toBe(false);
  expect(await isPasswordRight(kept, long.slice(0, 72))).toBe(false);
  expect(await isPasswordRight(null, "nobody has this password")).toBe(false);
});

test("so many work at once as there are places, the others in their order", async () => {
  const inTurn = turnsOf("a test", 2);
  const order: number[] = [];
  let working = 0;
  let most = 0;
  const work = (number: number) => async () => {
    most = Math.max(most, ++working);
    await Promise.resolve();
    order.push(number);
    working--;
    if (number === 3) throw new Error("one fails");
    return number;
  };
  const results = await Promise.allSettled([1, 2, 3, 4, 5].map((number) => inTurn(work(number))));
  expect(most).toBe(2);
  expect(order).toEqual([1, 2, 3, 4, 5]);
  expect(results.map(({ status }) => status)).toEqual([
    "fulfilled",
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
  ]);
});
