import { expect, test } from "vitest";
import { isFromLostConnection, isLostConnection } from "@/lib/is-lost-connection";
import { surviveLostConnections } from "@/lib/lost-connections";

const DRIVER = "/srv/colloquy/node_modules/postgres/cjs/src/connection.js:251:12";

function failure(error: Error, { at, code }: { at: string; code?: string }) {
  error.stack = `${error.name}: ${error.message}\n    at write (${at})\n    at processImmediate (node:internal/timers:1:1)`;
  return code ? Object.assign(error, { code }) : error;
}

test.each([
  ["writing to a socket that is gone", new TypeError("Cannot read properties of null (reading 'write')"), {}],
  ["a closed connection", new Error("write CONNECTION_CLOSED 127.0.0.1:5432"), { code: "CONNECTION_CLOSED" }],
  ["a Postgres that shuts down", new Error("terminating connection"), { code: "57P01" }],
])("the server outlives %s", (_, error, { code }: { code?: string }) => {
  expect(isLostConnection(failure(error, { at: DRIVER, code }))).toBe(true);
});

test("the server outlives a reset connection under a query of the driver's own", () => {
  const reset = failure(new Error("read ECONNRESET"), { at: "node:net:1:1", code: "ECONNRESET" });
  expect(isLostConnection(Object.assign(reset, { query: "select 1", parameters: [] }))).toBe(true);
});

const OURS = "/srv/colloquy/operations/posts/add-post.ts:12:3";

test.each([
  ["a slip in our own code", new TypeError("Cannot read properties of null (reading 'write')"), { at: OURS }],
  [
    "a reset connection to somebody else",
    new Error("read ECONNRESET"),
    { at: "node:net:1:1", code: "ECONNRESET" },
  ],
  ["a query that Postgres refuses", new Error("syntax error"), { at: DRIVER, code: "42601" }],
  ["a wrong argument to the driver", new TypeError("sql.unsafe is not a function"), { at: DRIVER }],
])("the server ends on %s", (_, error, { at, code }: { at: string; code?: string }) => {
  expect(isLostConnection(failure(error, { at, code }))).toBe(false);
});

test("a query that fails because of it is known by its cause", () => {
  const lost = failure(new Error("write CONNECTION_CLOSED"), { at: DRIVER, code: "CONNECTION_CLOSED" });

  expect(isFromLostConnection(new Error("Failed query", { cause: lost }))).toBe(true);
  expect(isFromLostConnection(new Error("Failed query", { cause: new Error("syntax error") }))).toBe(false);
});

test("once the driver has stumbled, its connections are renewed", () => {
  let renewals = 0;
  surviveLostConnections(() => {
    renewals += 1;
  });
  const [survive] = process.listeners("uncaughtException").slice(-1);
  if (!survive) throw new Error("Nothing hears of errors");
  process.off("uncaughtException", survive);

  const closed = failure(new Error("write CONNECTION_CLOSED"), { at: DRIVER, code: "CONNECTION_CLOSED" });
  survive(closed, "uncaughtException");
  expect(renewals).toBe(0);
  const stumble = new TypeError("Cannot read properties of null (reading 'write')");
  survive(failure(stumble, { at: DRIVER }), "uncaughtException");
  expect(renewals).toBe(1);
});
