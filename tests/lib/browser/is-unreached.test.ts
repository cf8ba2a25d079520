import { expect, test } from "vitest";
import { isUnreached } from "@/lib/browser/is-unreached";

test("a request that nobody answered is told from one that broke there, and from one that leads on", async () => {
  const nobody = await fetch("http://127.0.0.1:1").catch((thrown: unknown) => thrown);
  expect(isUnreached(nobody)).toBe(true);
  expect(isUnreached(new Error("An unexpected response was received from the server."))).toBe(false);
  expect(
    isUnreached(Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;push;/;307;" })),
  ).toBe(false);
});
