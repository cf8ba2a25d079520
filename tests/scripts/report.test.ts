import { expect, test } from "vitest";
import { fromPlaywright, fromVitest, outcome, sum, total } from "../../scripts/checks/report.mjs";

const ENDED = { code: 0, output: "" };

test("the last line says how many passed and failed, and what was skipped if anything was", () => {
  expect(total(outcome(3, 0))).toBe("3 passed, 0 failed");
  expect(total(sum([outcome(3, 0), outcome(2, 1, 4, ["why"])]))).toBe("5 passed, 1 failed, 4 skipped");
});

const vitestReport = (testResults: unknown[]) => ({
  numPassedTests: 2,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults,
});

test("a failed test is named with its message and its place in our own files", () => {
  const message = "Error: no\n    at fn (/x/node_modules/a/b.js:1:1)\n    at /x/tests/hide-post.test.ts:5:3";
  const assertionResults = [
    { status: "failed", fullName: "a moderator hides a post", failureMessages: [message] },
  ];

  const { failed, reasons } = fromVitest(
    vitestReport([{ name: "f", status: "failed", assertionResults }]),
    ENDED,
  );

  expect(failed).toBe(1);
  expect(reasons[0]).toBe(
    "a moderator hides a post\n    Error: no\n        at /x/tests/hide-post.test.ts:5:3",
  );
});

test("a test file that cannot be loaded is a failure, although none of its tests ran", () => {
  const file = {
    name: "/x/tests/broken.test.ts",
    status: "failed",
    assertionResults: [],
    message: "SyntaxError",
  };

  expect(fromVitest(vitestReport([file]), ENDED)).toMatchObject({ passed: 2, failed: 1, skipped: 1 });
});

test("an error outside of every test is a failure", () => {
  expect(fromVitest(vitestReport([]), { code: 1, output: "Unhandled Rejection" })).toMatchObject({
    failed: 1,
    reasons: ["Unhandled Rejection"],
  });
});

test("a runner that dies without a report is a failure", () => {
  expect(fromVitest(null, { code: 1, output: "out of memory" })).toMatchObject({ passed: 0, failed: 1 });
  expect(fromPlaywright(null, { code: 1, output: "out of memory" })).toMatchObject({ passed: 0, failed: 1 });
});

test("a journey that fails is named by its file and title, and tells what its time was spent on", () => {
  const errors = [{ message: "The time is up." }, { message: "Waiting for a button." }];
  const spec = { title: "joins by link", tests: [{ status: "unexpected", results: [{ errors }] }] };
  const report = {
    errors: [],
    suites: [{ title: "join.spec.ts", specs: [spec] }],
    stats: { expected: 4, skipped: 2 },
  };

  expect(fromPlaywright(report, ENDED)).toEqual({
    passed: 4,
    failed: 1,
    skipped: 2,
    reasons: ["join.spec.ts › joins by link\n    The time is up.\n    Waiting for a button."],
  });
});
