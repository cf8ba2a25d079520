/** What `bin/colloquy` runs: the command line's bundle, beside a running server or with a database of its own. */
import { spawn } from "node:child_process";
import { asksForHelp } from "./setup/asks-for-help.mjs";
import { ensureBundle } from "./setup/build.mjs";
import { ensureInstalled, plainEnvironment } from "./setup/install.mjs";
import { bundle, dataDir } from "./setup/places.mjs";
import { endRunning, PlainError } from "./setup/run.mjs";
import { checkNode, ensureDataDir, environmentOf, settings } from "./setup/settings.mjs";

const args = process.argv.slice(2);
const say = (line) => process.stderr.write(`${line}\n`);

/** What a shell says of a program that was told to end. */
const INTERRUPTED = 130;

const stopping = new AbortController();
let child = null;

// From the first moment: a database that is being started must be let go of again before this process ends.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    stopping.abort();
    endRunning();
    // Ctrl-C reaches the command by itself.
    if (signal !== "SIGINT") child?.kill(signal);
  });
}

async function openDatabase(ownDatabase) {
  if (ownDatabase || asksForHelp(args)) return { url: ownDatabase ?? "", release: async () => {} };
  ensureDataDir();
  const { openEmbeddedPostgres } = await import("./postgres/embedded.mjs");
  return openEmbeddedPostgres(dataDir(), { signal: stopping.signal });
}

function runBundle(env) {
  return new Promise((resolve, reject) => {
    child = spawn(process.execPath, ["--enable-source-maps", bundle, ...args], { env, stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

async function main() {
  checkNode();
  const { ownDatabase, url } = settings({ isServing: false });
  await ensureInstalled(say, stopping.signal);
  await ensureBundle(say, stopping.signal);
  const database = await openDatabase(ownDatabase);
  try {
    const env = environmentOf({ databaseUrl: database.url, url });
    stopping.signal.throwIfAborted();
    return await runBundle({ NODE_ENV: "production", ...plainEnvironment(), ...env });
  } finally {
    await database.release();
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    if (!stopping.signal.aborted) say(error instanceof PlainError ? error.message : error.stack);
    process.exit(stopping.signal.aborted ? INTERRUPTED : 1);
  },
);
