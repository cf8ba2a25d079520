import { readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { root } from "../setup/places.mjs";
import { lastLines, run } from "../setup/run.mjs";
import { failure, fromPlaywright, fromVitest, outcome } from "./report.mjs";

const program = (...path) => join(root, "node_modules", ...path);
const VITEST = program("vitest", "vitest.mjs");
const PLAYWRIGHT = program("@playwright", "test", "cli.js");
const NEXT = program("next", "dist", "bin", "next");
const TSC = program("typescript", "bin", "tsc");
const BIOME = program("@biomejs", "biome", "bin", "biome");
const CRUISE = program("dependency-cruiser", "bin", "dependency-cruise.mjs");
const KNIP = program("knip", "bin", "knip.js");

/** What is checked is what `package.json` names, so that both can only be changed together. */
function npmScript(name) {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return scripts[name];
}

/** Runs programs one after the other until one complains. */
async function check(env, ...commands) {
  for (const args of commands) {
    const { code, output } = await run(process.execPath, args, { env });
    if (code !== 0) return failure(lastLines(output, 60));
  }
  return outcome(1, 0);
}

export const checkFormat = (env) => check(env, [BIOME, "check", "--diagnostic-level=error", "."]);
export const checkTypes = (env) => check(env, [NEXT, "typegen"], [TSC, "--noEmit"]);
export const checkDeadCode = (env) => check(env, [KNIP, "--no-progress"]);
export function checkImports(env) {
  const [, ...args] = npmScript("check:imports").match(/"[^"]*"|\S+/g) ?? [];
  return check(env, [CRUISE, ...args.map((arg) => arg.replaceAll('"', ""))]);
}

/** Unit tests run beside what reads the source; the database's have the machine to themselves. */
const WORKERS = { unit: 1, database: availableParallelism() };

/** A reporter's file, or null if the program did not get as far as writing it. */
function takeReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  } finally {
    rmSync(file, { force: true });
  }
}

export async function runVitest(env, folder, project, filters) {
  const file = join(folder, `${project}.json`);
  const args = ["run", "--project", project, "--passWithNoTests", "--reporter=default", "--reporter=json"];
  args.push(`--outputFile.json=${file}`, `--maxWorkers=${WORKERS[project]}`);
  const ended = await run(process.execPath, [VITEST, ...args, ...filters], { env });
  return fromVitest(takeReport(file), ended);
}

export async function runPlaywright(env, folder, filters) {
  const file = join(folder, "e2e.json");
  const args = ["test", "--pass-with-no-tests", "--reporter=json", ...filters];
  const ended = await run(process.execPath, [PLAYWRIGHT, ...args], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  return fromPlaywright(takeReport(file), ended);
}
