/**
 * `npm run bench`: how fast is it, beside what else there is and beside the floor? `-- --quick` in about five minutes,
 * `-- --full` with what takes long, `-- opening posting` only these questions. See docs/performance.md.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { ensureBenchBundle, ensureBuild, ensureBundle } from "./setup/build.mjs";
import { ensureInstalled, plainEnvironment } from "./setup/install.mjs";
import { root } from "./setup/places.mjs";
import { PlainError } from "./setup/run.mjs";
import { checkNode } from "./setup/settings.mjs";
import { stopRequested } from "./setup/stop-request.mjs";

const say = (line) => process.stdout.write(`${line}\n`);
const folder = mkdtempSync(join(tmpdir(), "colloquy-bench-"));
const endings = [() => rmSync(folder, { recursive: true, force: true })];

/** As durable as the one people have, and able to tell what it was asked. */
const POSTGRES = {
  shared_preload_libraries: "pg_stat_statements",
  max_connections: "100",
};

/** In the order in which they are told; what is new comes last. */
const ORDER = ["opening", "posting", "live", "browser", "growth", "anchoring", "importing", "start"];

function questions() {
  const found = readdirSync(join(root, "bench")).filter((name) =>
    existsSync(join(root, "bench", name, "question.ts")),
  );
  return found.sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
}

function ordered(args) {
  const known = questions();
  const flags = args.filter((arg) => arg.startsWith("--"));
  const names = args.filter((arg) => !arg.startsWith("--"));
  const unknown = [
    ...names.filter((name) => !known.includes(name)),
    ...flags.filter((flag) => flag !== "--quick" && flag !== "--full"),
  ];
  if (unknown.length > 0)
    throw new PlainError(`There is no "${unknown[0]}"; there are ${known.join(", ")}, --quick and --full.`);
  return {
    questions: names.length > 0 ? known.filter((name) => names.includes(name)) : known,
    isQuick: flags.includes("--quick"),
    isFull: flags.includes("--full"),
  };
}

/** Without the user's own set-up, which must not reach what is measured. */
function environment() {
  const env = { ...plainEnvironment(), NEXT_TELEMETRY_DISABLED: "1" };
  for (const name of Object.keys(env))
    if (/^(COLLOQUY_(?!BENCH)|NEXTAUTH_|SMTP_|DATABASE_URL$|PORT$|HOST$|NODE_ENV$)/.test(name))
      delete env[name];
  return { ...env, NODE_ENV: "production", COLLOQUY_ROOT: root };
}

async function findBrowser() {
  try {
    return await ensureBrowser(say);
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    return null;
  }
}

async function main() {
  checkNode();
  const order = ordered(process.argv.slice(2));
  await ensureInstalled(say);
  await ensureBundle(say);
  await ensureBenchBundle(say);
  const build = await ensureBuild(say);
  endings.push(build.leave);
  const chromium = order.questions.includes("browser") ? await findBrowser() : null;
  const { startThrowAwayPostgres } = await import("./postgres/throw-away.mjs");
  const postgres = await startThrowAwayPostgres(POSTGRES);
  endings.push(postgres.stop);
  const { url, pid } = postgres;
  const told = { ...order, root, folder, chromium, postgres: { url, pid } };
  const child = spawn(process.execPath, ["--enable-source-maps", join(root, "build", "bench", "main.mjs")], {
    cwd: root,
    env: { ...environment(), COLLOQUY_BUILD: build.folder, COLLOQUY_BENCH: JSON.stringify(told) },
    stdio: "inherit",
  });
  const ended = new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  stopRequested().then(() => child.kill("SIGTERM"));
  return ended;
}

let exitCode = 1;
try {
  exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof PlainError ? error.message : error.stack}\n`);
}
for (const end of endings.toReversed()) await end();
process.exit(exitCode);
