import { expect, test } from "vitest";
import { isOutdated, isUnreached } from "@/lib/browser/is-unreached";

test("a request that nobody answered, or only a proxy, is told from one that broke there, and from one that leads on", async () => {
  const nobody = await fetch("http://127.0.0.1:1").catch((thrown: unknown) => thrown);
  expect(isUnreached(nobody)).toBe(true);
  expect(isUnreached(new Error("An unexpected response was received from the server."))).toBe(true);
  expect(isUnreached(Object.assign(new Error("It broke"), { digest: "1234" }))).toBe(false);
  expect(
    isUnreached(Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;push;/;307;" })),
  ).toBe(false);
});

test("a page from before an upgrade is told from both", () => {
  const unknown = Object.assign(new Error("Server Action was not found"), {
    name: "UnrecognizedActionError",
  });
  expect(isOutdated(unknown)).toBe(true);
  expect(isUnreached(unknown)).toBe(false);
  expect(isOutdated(new Error("An unexpected response was received from the server."))).toBe(false);
});
