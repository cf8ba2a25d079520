import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { plainEnvironment } from "./install.mjs";
import { waiting, withLock } from "./lock.mjs";
import { bundle, root, setupLock } from "./places.mjs";
import { lastLines, PlainError, run } from "./run.mjs";
import { digest, isStamped, stamp } from "./stamp.mjs";

const LOGIC = ["content", "db", "domain", "jobs", "lib", "messages", "operations"];
const SETTINGS = ["package-lock.json", "package.json", "tsconfig.json"];
const PAGES = ["app", "components", "public", "instrumentation.ts", "next.config.ts"];

/** Makes `file` unless its stamp says that it was made from these very sources. */
async function ensureMade({ stampFile, sources, say, signal, make }) {
  const wanted = digest(sources);
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
    sources: ["bin", ...LOGIC, ...SETTINGS, "scripts/setup/build.mjs"],
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

/** The benchmark: its questions, and the programs that it runs in processes of their own. */
export function ensureBenchBundle(say, signal) {
  const outdir = join(dirname(bundle), "bench");
  return ensureMade({
    stampFile: join(outdir, "stamp"),
    sources: ["bench", "tests/support", ...LOGIC, ...SETTINGS, "scripts/setup/build.mjs"],
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

/** The production build of the pages, in `.next`. */
export function ensureBuild(say, signal) {
  const output = join(root, ".next");
  return ensureMade({
    stampFile: join(output, "colloquy-stamp"),
    sources: [...PAGES, ...LOGIC, ...SETTINGS],
    say,
    signal,
    async make() {
      say("Building the pages (about a minute)");
      let built = await buildPages();
      if (built.code !== 0) {
        // A failed build can leave a cache behind that makes every later one fail.
        rmSync(output, { recursive: true, force: true });
        built = await buildPages();
      }
      if (built.code !== 0)
        throw new PlainError(`${lastLines(built.output, 60)}\nThe pages could not be built.`);
    },
  });
}

function buildPages() {
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  if (!existsSync(next)) throw new PlainError("next is not installed: remove node_modules and try again.");
  const env = { ...plainEnvironment(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  return run(process.execPath, [next, "build"], { env });
}
