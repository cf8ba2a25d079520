import { lastLines } from "../setup/run.mjs";

/** @typedef {{passed: number, failed: number, skipped: number, reasons: string[]}} Outcome */

/** @returns {Outcome} */
export const outcome = (passed, failed, skipped = 0, reasons = []) => ({ passed, failed, skipped, reasons });

const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

export const failure = (reason) => outcome(0, 1, 0, [reason.replace(ANSI, "")]);

/** Enough of an error to know what is wrong: its message and the first place in our own files. */
function shortly(message) {
  const lines = message.replace(ANSI, "").trim().split("\n");
  const place = lines.find(
    (line) => /^\s+at .*\.[mc]?[jt]sx?:\d/.test(line) && !line.includes("node_modules"),
  );
  const said = lines.filter((line) => !/^\s+at /.test(line)).slice(0, 12);
  return [...said, place].filter((line) => line?.trim()).join("\n");
}

const indented = (text) => text.replace(/^/gm, "    ");

/** @returns {Outcome} */
export function fromVitest(report, { code, output }) {
  if (!report) return failure(lastLines(output));
  const reasons = [];
  for (const file of report.testResults) {
    const failed = file.assertionResults.filter((test) => test.status === "failed");
    for (const test of failed)
      reasons.push(`${test.fullName}\n${indented(shortly(test.failureMessages[0] ?? ""))}`);
    if (file.status === "failed" && failed.length === 0)
      reasons.push(`${file.name}\n${indented(shortly(file.message))}`);
  }
  // Errors outside of any test fail the run without failing a test, and are told in words only.
  if (code !== 0 && reasons.length === 0) {
    const said = output.replace(ANSI, "");
    reasons.push(lastLines(said.slice(Math.max(0, said.indexOf("Unhandled Errors"))), 40));
  }
  return outcome(
    report.numPassedTests,
    reasons.length,
    report.numPendingTests + report.numTodoTests,
    reasons,
  );
}

function* specsOf(suite, titles = []) {
  const path = suite.title ? [...titles, suite.title] : titles;
  for (const spec of suite.specs ?? []) yield { spec, title: [...path, spec.title].join(" › ") };
  for (const inner of suite.suites ?? []) yield* specsOf(inner, path);
}

/** @returns {Outcome} */
export function fromPlaywright(report, { code, output }) {
  if (!report) return failure(lastLines(output));
  const reasons = report.errors.map((error) => shortly(error.message ?? String(error.value)));
  for (const suite of report.suites) {
    for (const { spec, title } of specsOf(suite)) {
      for (const test of spec.tests.filter(
        (test) => test.status === "unexpected" || test.status === "flaky",
      )) {
        // The first may only say that the time was up; what it was spent on stands in the next.
        const errors = test.results.flatMap((result) => result.errors ?? []);
        const said = errors.map((error) => shortly(error.stack ?? error.message));
        reasons.push([title, ...(said.length > 0 ? said : [test.status]).map(indented)].join("\n"));
      }
    }
  }
  if (code !== 0 && reasons.length === 0) reasons.push(lastLines(output.replace(ANSI, "")));
  return outcome(report.stats.expected, reasons.length, report.stats.skipped, reasons);
}

const SHOWN = ["passed", "failed", "skipped"];

/** "12 passed, 0 failed", and what was skipped if anything was. */
export const total = (result) =>
  SHOWN.filter((kind) => kind !== "skipped" || result.skipped > 0)
    .map((kind) => `${result[kind]} ${kind}`)
    .join(", ");

export const sum = (results) =>
  results.reduce(
    (all, one) =>
      outcome(all.passed + one.passed, all.failed + one.failed, all.skipped + one.skipped, [
        ...all.reasons,
        ...one.reasons,
      ]),
    outcome(0, 0),
  );
