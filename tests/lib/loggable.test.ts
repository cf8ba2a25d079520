import pino from "pino";
import { describe, expect, test } from "vitest";
import { sendConsoleToLog } from "@/lib/console-to-log";
import { loggable } from "@/lib/loggable";

const WORDS = "a private note to myself";
const SQL = 'insert into "post_versions" ("text") values ($1)';

/** As drizzle makes it: the words are in its message, its parameters and, twice, its trace. */
function failedQuery(cause: Error) {
  const failed = new Error(`Failed query: ${SQL}\nparams: ${WORDS}\n    at ${WORDS}`, { cause });
  return Object.assign(failed, { query: SQL, params: [WORDS] });
}

const fromPostgres = (code: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name: "PostgresError", severity: "ERROR", code, ...more });

const logInto = (write: (line: string) => void) => pino({ serializers: { err: loggable } }, { write });

function written(thrown: unknown): string {
  let lines = "";
  logInto((line) => (lines += line)).error({ err: thrown }, "failed");
  return lines;
}

describe("what people wrote does not reach the log", () => {
  const twice = fromPostgres("23505", 'duplicate key value violates unique constraint "posts_id_key"', {
    detail: `Key (text)=(${WORDS}) already exists.`,
    constraint_name: "posts_id_key",
  });
  const lost = Object.assign(new Error("write CONNECTION_CLOSED"), { code: "CONNECTION_CLOSED" });

  test.each<[string, unknown, string[]]>([
    ["a query that failed with its connection", failedQuery(lost), ["CONNECTION_CLOSED", "loggable.test.ts"]],
    ["a row that is there already", failedQuery(twice), ["23505", "posts_id_key"]],
    ["text that is no number", fromPostgres("22P02", `invalid input syntax: "${WORDS}"`), ["22P02"]],
    [
      "a mailbox that is not there",
      Object.assign(new Error(`550 ${WORDS}`), { code: "EENVELOPE", responseCode: 550, response: WORDS }),
      ["EENVELOPE", "550"],
    ],
    ["JSON that is none", new SyntaxError(`Unexpected token, "${WORDS}" is not valid JSON`), ["SyntaxError"]],
    ["no error at all", WORDS, ["string"]],
    ["what another error was caused by", new Error("outer", { cause: failedQuery(lost) }), ["outer"]],
  ])("%s", (_, thrown, told) => {
    const line = written(thrown);
    expect(line).not.toContain(WORDS);
    expect(line).not.toContain("insert into");
    for (const fact of told) expect(line).toContain(fact);
  });
});

test("a mistake of ours is told with its message and where it was made", () => {
  const line = written(new TypeError("Cannot read properties of null (reading 'id')"));
  expect(line).toContain("reading 'id'");
  expect(line).toContain("loggable.test.ts");
});

test("what Next says about a broken page goes the same way", () => {
  let lines = "";
  const page = { error: (_: unknown) => {} };
  sendConsoleToLog(
    page,
    logInto((line) => (lines += line)),
  );
  page.error(failedQuery(new Error("gone")));
  expect(lines).not.toContain(WORDS);
  expect(lines).toContain("gone");
});

test("that the database went away is told in a few words, however it was noticed", () => {
  const lost = Object.assign(new Error("terminating connection due to administrator command"), {
    ...{ name: "PostgresError", code: "57P01", severity: "FATAL" },
    stack:
      "PostgresError: terminating\n    at ErrorResponse (/srv/node_modules/postgres/cjs/src/connection.js:788:26)",
  });
  const told = { type: "PostgresError", message: lost.message, code: "57P01", severity: "FATAL" };

  expect(loggable(lost)).toEqual(told);
  expect(loggable(failedQuery(lost))).toEqual(told);
  expect(loggable(new Error("a slip", { cause: new Error("of ours") }))).toMatchObject({
    stack: expect.stringContaining("loggable.test.ts"),
    cause: { message: "of ours", stack: expect.stringContaining("loggable.test.ts") },
  });
});
