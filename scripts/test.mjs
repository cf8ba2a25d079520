/**
 * `npm test`: sets up what is missing and runs every check and test, all of them even when one fails.
 * `npm test -- --only unit,e2e [file …]` runs some of them; files are passed on to vitest and Playwright.
 * `npm run check` is those that need neither a database nor a browser.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { failure, sum, total } from "./checks/report.mjs";
import { startTestServer } from "./checks/test-server.mjs";
import * as tools from "./checks/tools.mjs";
import { ensureBuild, ensureBundle, ensureTestBundle } from "./setup/build.mjs";
import { ensureInstalled, plainEnvironment } from "./setup/install.mjs";
import { endRunning, PlainError } from "./setup/run.mjs";
import { checkNode } from "./setup/settings.mjs";
import { stopRequested } from "./setup/stop-request.mjs";

const say = (line) => process.stdout.write(`${line}\n`);
const folder = mkdtempSync(join(tmpdir(), "colloquy-test-run-"));
const endings = [() => rmSync(folder, { recursive: true, force: true })];
let stopping = false;

/** The tests decide themselves what the product sees; the user's own set-up must not reach them. */
function environment() {
  const env = { ...plainEnvironment(), NEXT_TELEMETRY_DISABLED: "1" };
  for (const name of Object.keys(env))
    if (/^(COLLOQUY_|NEXTAUTH_|SMTP_|DATABASE_URL$|PORT$|HOST$|NODE_ENV$)/.test(name)) delete env[name];
  return env;
}

const databaseServer = once(async () => {
  const own = process.env.COLLOQUY_TEST_DATABASE_URL || process.env.DATABASE_URL;
  if (own) return own;
  const { startThrowAwayPostgres } = await import("./postgres/throw-away.mjs");
  const server = await startThrowAwayPostgres();
  endings.push(server.stop);
  return server.url;
});

function once(make) {
  let made;
  return () => {
    made ??= make();
    return made;
  };
}

const runUnitTests = (env, filters) => tools.runVitest(env, folder, "unit", filters);

async function runDatabaseTests(env, filters) {
  const withServer = { ...env, COLLOQUY_TEST_DATABASE_URL: await databaseServer() };
  return tools.runVitest(withServer, folder, "database", filters);
}

async function runBrowserTests(env, filters) {
  const browser = await ensureBrowser(say);
  await ensureBundle(say);
  await ensureTestBundle(say);
  const build = await ensureBuild(say);
  endings.push(build.leave);
  const server = await startTestServer(env, await databaseServer(), folder);
  endings.push(server.stop);
  return tools.runPlaywright({ ...server.env, CHROMIUM: browser }, folder, filters);
}

/** What only reads the source, and the unit tests: they share nothing, and are done in the time of the longer. */
const SIDE_BY_SIDE = [
  [
    ["format", "Format and lint", tools.checkFormat],
    ["types", "Types", tools.checkTypes],
    ["imports", "Import rules", tools.checkImports],
    ["dead", "Dead code", tools.checkDeadCode],
  ],
  [["unit", "Unit tests", runUnitTests]],
];

const THEN_IN_TURN = [
  ["database", "Database tests", runDatabaseTests],
  ["e2e", "Browser tests", runBrowserTests],
];

const STEPS = [...SIDE_BY_SIDE.flat(), ...THEN_IN_TURN];

function chosen(args) {
  const at = args.indexOf("--only");
  if (at === -1) return { steps: STEPS, filters: args };
  const names = (args[at + 1] ?? "").split(",");
  const unknown = names.filter((name) => !STEPS.some(([key]) => key === name));
  if (unknown.length > 0)
    throw new PlainError(
      `There is no step "${unknown[0]}"; there are ${STEPS.map(([key]) => key).join(", ")}.`,
    );
  return { steps: STEPS.filter(([key]) => names.includes(key)), filters: args.toSpliced(at, 2) };
}

async function runStep([, title, work], env, filters) {
  const start = performance.now();
  let result;
  try {
    result = await work(env, filters);
  } catch (error) {
    result = failure(error instanceof PlainError ? error.message : error.stack);
  }
  if (stopping) return result;
  say(`${title}: ${total(result)} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  for (const reason of result.reasons) say(reason.replace(/^/gm, "    "));
  return result;
}

/** @returns {Promise<import("./checks/report.mjs").Outcome[]>} */
async function runInTurn(steps, env, filters) {
  const results = [];
  for (const step of steps) if (!stopping) results.push(await runStep(step, env, filters));
  return results;
}

async function main() {
  checkNode();
  const { steps, filters } = chosen(process.argv.slice(2));
  await ensureInstalled(say);
  const env = environment();
  const take = (some) =>
    runInTurn(
      some.filter((step) => steps.includes(step)),
      env,
      filters,
    );
  const quick = await Promise.all(SIDE_BY_SIDE.map(take));
  return sum([...quick.flat(), ...(await take(THEN_IN_TURN))]);
}

async function finish(exitCode) {
  endRunning();
  for (const end of endings.toReversed()) {
    try {
      await end();
    } catch (error) {
      process.stderr.write(`${error.stack}\n`);
    }
  }
  process.exit(exitCode);
}

stopRequested().then(() => {
  stopping = true;
  return finish(130);
});

try {
  const result = await main();
  if (!stopping) {
    say(total(result));
    await finish(result.failed > 0 ? 1 : 0);
  }
} catch (error) {
  process.stderr.write(`${error instanceof PlainError ? error.message : error.stack}\n`);
  if (!stopping) {
    say("0 passed, 1 failed");
    await finish(1);
  }
}
