import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { plainEnvironment } from "./install.mjs";
import { waiting, withLock } from "./lock.mjs";
import { bundle, root, setupLock, sites } from "./places.mjs";
import { lastLines, PlainError, run } from "./run.mjs";
import { digest, isStamped, stamp } from "./stamp.mjs";
import { usersOf } from "./users.mjs";

const LOGIC = ["content", "db", "domain", "jobs", "lib", "messages", "operations"];
const SETTINGS = ["package-lock.json", "package.json", "tsconfig.json", "scripts/setup/build.mjs"];
const PAGES = [
  "app",
  "components",
  "pages",
  "public",
  "instrumentation.ts",
  "next.config.ts",
  "tsconfig.build.json",
];

/** Does `make` unless the stamp says that it was done with these very sources. */
async function ensureMade({ stampFile, wanted, say, signal, make }) {
  if (isStamped(stampFile, wanted)) return;
  await withLock(
    setupLock,
    async () => {
      if (isStamped(stampFile, wanted)) return;
      rmSync(stampFile, { force: true });
      await make();
      stamp(stampFile, wanted);
    },
    waiting(say, signal),
  );
}

/** Node 20 runs no TypeScript. */
async function bundleTypeScript(options, failure) {
  const { build, stop } = await import("esbuild");
  try {
    await build({
      absWorkingDir: root,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      packages: "external",
      platform: "node",
      format: "esm",
      target: "node20",
      sourcemap: "linked",
      logLevel: "silent",
      ...options,
    });
  } catch (error) {
    throw new PlainError(`${error.message}\n${failure}`);
  } finally {
    await stop();
  }
}

/** The command line as JavaScript, and the parser that runs in a process of its own. */
export function ensureBundle(say, signal) {
  return ensureMade({
    stampFile: join(dirname(bundle), "stamp"),
    wanted: digest(["bin", ...LOGIC, ...SETTINGS]),
    say,
    signal,
    make: () =>
      bundleTypeScript(
        {
          entryPoints: { colloquy: join(root, "bin", "main.ts"), parse: join(root, "bin", "parse.ts") },
          outdir: dirname(bundle),
        },
        "The command line could not be built.",
      ),
  });
}

/** The command line as the browser tests use it, many times in one process. */
export function ensureTestBundle(say, signal) {
  const outdir = join(dirname(bundle), "e2e");
  const program = join("e2e", "support", "commands.process.ts");
  return ensureMade({
    stampFile: join(outdir, "stamp"),
    wanted: digest(["bin", program, ...LOGIC, ...SETTINGS]),
    say,
    signal,
    make: () =>
      bundleTypeScript(
        { entryPoints: [join(root, program)], outdir },
        "The command line for the browser tests could not be built.",
      ),
  });
}

/** The benchmark: its questions, and the programs that it runs in processes of their own. */
export function ensureBenchBundle(say, signal) {
  const outdir = join(dirname(bundle), "bench");
  return ensureMade({
    stampFile: join(outdir, "stamp"),
    wanted: digest(["bench", "tests/support", ...LOGIC, ...SETTINGS]),
    say,
    signal,
    make: () =>
      bundleTypeScript(
        {
          entryPoints: readdirSync(join(root, "bench"), { recursive: true })
            .filter((file) => /^main\.ts$|[\\/]question\.ts$|\.process\.ts$/.test(file))
            .map((file) => join(root, "bench", file)),
          outbase: "bench",
          outdir,
          // The questions share what they measure with.
          splitting: true,
        },
        "The benchmark could not be built.",
      ),
  });
}

/**
 * The production build of these very sources, with the parser that belongs to it: where it is, and how to say that one
 * needs it no more. Each state of the sources has a folder of its own, so a server that runs keeps what it serves, and a
 * build that fails takes nothing away.
 */
export async function ensureBuild(say, signal) {
  const wanted = digest(["bin/parse.ts", ...PAGES, ...LOGIC, ...SETTINGS]);
  const folder = join(sites, wanted.slice(0, 16));
  const users = usersOf(folder);
  users.enter();
  try {
    await ensureMade({
      stampFile: join(folder, "stamp"),
      wanted,
      say,
      signal,
      async make() {
        say("Building the pages (about a minute)");
        const output = join(folder, "next");
        // Left by a build that was ended in the middle.
        rmSync(output, { recursive: true, force: true });
        const { code, output: said } = await buildPages(folder);
        if (code !== 0) throw new PlainError(`${lastLines(said, 60)}\nThe pages could not be built.`);
        copyFileSync(join(dirname(bundle), "parse.mjs"), join(folder, "parse.mjs"));
        clearUnused(sites, folder);
      },
    });
  } catch (error) {
    users.leave();
    throw error;
  }
  return { folder: relative(root, folder), leave: users.leave };
}

/** Moved away before it is looked at again: whoever comes meanwhile finds nothing there, and builds. */
export function clearUnused(builds, wanted) {
  for (const name of readdirSync(builds)) {
    const folder = join(builds, name);
    if (folder === wanted || usersOf(folder).areLeft()) continue;
    const aside = `${folder}.old`;
    renameSync(folder, aside);
    if (usersOf(aside).areLeft() && !existsSync(folder)) renameSync(aside, folder);
    else rmSync(aside, { recursive: true, force: true });
  }
}

function buildPages(folder) {
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  if (!existsSync(next)) throw new PlainError("next is not installed: remove node_modules and try again.");
  const env = {
    ...plainEnvironment(),
    COLLOQUY_BUILD: relative(root, folder),
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  return run(process.execPath, [next, "build"], { env });
}
