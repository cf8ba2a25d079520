/** What `bin/colloquy` runs: the command line's bundle, beside a running server or with a database of its own. */
import { spawn } from "node:child_process";
import { ensureBundle } from "./setup/build.mjs";
import { ensureInstalled, plainEnvironment } from "./setup/install.mjs";
import { bundle, dataDir } from "./setup/places.mjs";
import { PlainError } from "./setup/run.mjs";
import { checkNode, environmentOf, settings } from "./setup/settings.mjs";

const args = process.argv.slice(2);
const say = (line) => process.stderr.write(`${line}\n`);
const needsNoDatabase = args.length === 0 || args.some((arg) => /^(-h|--help|help|-V|--version)$/.test(arg));

async function openDatabase(ownDatabase) {
  if (ownDatabase || needsNoDatabase) return { url: ownDatabase ?? "", release: async () => {} };
  const { openEmbeddedPostgres } = await import("./postgres/embedded.mjs");
  return openEmbeddedPostgres(dataDir());
}

function runBundle(env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--enable-source-maps", bundle, ...args], {
      env,
      stdio: "inherit",
    });
    // Ctrl-C reaches the command by itself; here it must not end us before the database has been let go.
    process.on("SIGINT", () => {});
    for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

async function main() {
  checkNode();
  await ensureInstalled(say);
  await ensureBundle(say);
  const { ownDatabase, url } = settings({ isServing: false });
  const database = await openDatabase(ownDatabase);
  try {
    const env = environmentOf({ databaseUrl: database.url, url });
    return await runBundle({ NODE_ENV: "production", ...plainEnvironment(), ...env });
  } finally {
    await database.release();
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    say(error instanceof PlainError ? error.message : error.stack);
    process.exit(1);
  },
);
