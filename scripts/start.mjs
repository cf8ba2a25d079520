/** `npm start`: sets up what is missing, then serves until it is told to stop. `--dev` serves the sources as they are. */
import { superviseServers } from "./server/supervise.mjs";
import { ensureBuild, ensureBundle } from "./setup/build.mjs";
import { ensureInstalled, plainEnvironment } from "./setup/install.mjs";
import { bundle, dataDir } from "./setup/places.mjs";
import { checkPort } from "./setup/port.mjs";
import { endRunning, lastLines, PlainError, run } from "./setup/run.mjs";
import { announceAddress } from "./setup/served-address.mjs";
import { checkNode, ensureDataDir, environmentOf, settings } from "./setup/settings.mjs";
import { stopRequested } from "./setup/stop-request.mjs";

const isDevelopment = process.argv.includes("--dev");
const say = (line) => process.stdout.write(`${line}\n`);
// Whoever read our lines may have gone (`npm start | head`); that is no reason to fall over.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

/** What is to be undone at the end, the last first. */
const endings = [];
let stopping = null;
const stop = new AbortController();

const stopped = stopRequested().then((reason) => {
  stopping = reason;
  stop.abort();
  say(reason.startsWith("SIG") ? "Stopping" : `Stopping, since ${reason}`);
  endRunning();
});

/** One step of the way; none is begun after a request to stop. */
async function step(work) {
  if (stopping) throw new Stopped();
  try {
    return await work();
  } catch (error) {
    throw stopping ? new Stopped() : error;
  }
}

class Stopped extends Error {}

async function openBuild() {
  const { folder, leave } = await ensureBuild(say, stop.signal);
  endings.push(leave);
  return folder;
}

async function openDatabase(ownDatabase) {
  if (ownDatabase) return ownDatabase;
  say(`Starting Postgres (its files are in ${dataDir()})`);
  const { openEmbeddedPostgres } = await import("./postgres/embedded.mjs");
  const database = await openEmbeddedPostgres(dataDir(), {
    onRestart: () => !stopping && say("Postgres ended; starting it again"),
    signal: stop.signal,
  });
  endings.push(database.release);
  return database.url;
}

async function command(env, failure, ...args) {
  const { code, stdout, output } = await run(process.execPath, [bundle, ...args], { env });
  if (code !== 0) throw new PlainError(`${lastLines(output)}\n${failure}`);
  return stdout;
}

const answerOf = async (...args) => JSON.parse((await command(...args)).trim().split("\n").at(-1));

async function main() {
  checkNode();
  const { port, host, url, ownDatabase, processes } = settings();
  ensureDataDir();
  await step(() => checkPort({ port, host }));
  await step(() => ensureInstalled(say, stop.signal));
  await step(() => ensureBundle(say, stop.signal));
  const build = isDevelopment ? undefined : await step(openBuild);

  const databaseUrl = await step(() => openDatabase(ownDatabase));
  const env = {
    ...plainEnvironment(),
    ...environmentOf({ databaseUrl, url }),
    PORT: String(port),
    HOST: host,
    NODE_ENV: isDevelopment ? "development" : "production",
    COLLOQUY_BUILD: build,
  };
  await step(() => command(env, "The database could not be brought up to date.", "migrate"));
  endings.push(announceAddress(url));

  const servers = await step(async () => superviseServers(env, isDevelopment ? 1 : processes, say));
  endings.push(servers.stop);
  const failed = servers.ended.then((error) => {
    if (!stopping) throw error;
  });
  // Whoever has a group here already can do without.
  const welcome = welcomeOf(env, ownDatabase).catch((error) => {
    if (!stopping) process.stderr.write(`${error.message}\n`);
    return {};
  });
  const greeted = Promise.all([welcome, servers.ready]).then(([links]) => stopping || greet(url, links));
  await step(() => Promise.race([greeted, failed, stopped]));
  await Promise.race([failed, stopped]);
}

/** The demo on the embedded database, unless others have moved in; elsewhere the link for the first site admin. */
async function welcomeOf(env, ownDatabase) {
  const demo = ["The demo group could not be made.", "demo", "--unless-used", "--json"];
  const made = ownDatabase ? null : await answerOf(env, ...demo);
  if (made?.url) return made;
  return answerOf(env, "The set-up link could not be made.", "setup-link", "--json");
}

function greet(url, { url: welcomeUrl, links, created }) {
  say(`\nColloquy is ready: ${url}\n`);
  if (links) {
    say(`${created ? "A demo group to try it with" : "The demo group is here as before"}: ${welcomeUrl}`);
    say("Sign in as one of its people (each of these new links works once):");
    for (const { name, role, url: link } of links) say(`    ${name} (${role}): ${link}`);
  } else if (welcomeUrl) say(`Make the first account here (the link works once): ${welcomeUrl}`);
  say("\nPress Ctrl-C to stop.");
}

let exitCode = 0;
try {
  await main();
} catch (error) {
  if (!(error instanceof Stopped)) {
    exitCode = 1;
    stopping ??= "failed";
    process.stderr.write(`${error instanceof PlainError ? error.message : error.stack}\n`);
  }
}
endRunning();
for (const end of endings.reverse()) {
  try {
    await end();
  } catch (error) {
    exitCode = 1;
    process.stderr.write(`${error.stack}\n`);
  }
}
process.exit(exitCode);
