import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { waiting, withLock } from "./lock.mjs";
import { root, setupLock } from "./places.mjs";
import { lastLines, PlainError, run } from "./run.mjs";
import { digest, isStamped, stamp } from "./stamp.mjs";

const STAMP = join(root, "node_modules", ".colloquy-stamp");

/** Without what npm tells the script it runs, which would confuse an npm or a Node below it. */
export function plainEnvironment() {
  const noise = /^npm_(lifecycle|package|command|execpath|node_execpath)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !noise.test(name)));
}

function npm() {
  const beside = join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js");
  const script = [process.env.npm_execpath, beside].find((path) => path?.endsWith(".js") && existsSync(path));
  if (script) return { command: process.execPath, before: [script] };
  return { command: "npm", before: [], shell: process.platform === "win32" };
}

const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), "utf8")).packages;

/** What npm must have installed. Of the optional packages only those made for one kind of machine can be told. */
function isForHere({ optional, os, cpu, libc }) {
  if (!optional) return true;
  if (!os && !cpu) return false;
  const fits = (list, value) => !list || list.includes(value);
  const here = process.report?.getReport().header.glibcVersionRuntime ? "glibc" : "musl";
  return fits(os, process.platform) && fits(cpu, process.arch) && (!libc || libc.includes(here));
}

/** Whether somebody has run a complete `npm ci` of this very lockfile already. */
function isInstalledByHand() {
  try {
    const present = packagesOf("node_modules/.package-lock.json");
    return Object.entries(packagesOf("package-lock.json")).every(
      ([path, wanted]) =>
        path === "" || wanted.link || !isForHere(wanted) || present[path]?.version === wanted.version,
    );
  } catch {
    return false;
  }
}

/** Installs the dependencies, all of them whatever NODE_ENV says, unless the lockfile's are there. */
export async function ensureInstalled(say, signal) {
  const wanted = digest(["package-lock.json"]);
  if (isStamped(STAMP, wanted)) return;
  await withLock(
    setupLock,
    async () => {
      if (isStamped(STAMP, wanted)) return;
      if (!isInstalledByHand()) await install(say);
      stamp(STAMP, wanted);
    },
    waiting(say, signal),
  );
}

async function install(say) {
  say("Installing dependencies (about a minute)");
  const { command, before, shell } = npm();
  const args = [...before, "ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const env = { ...plainEnvironment(), NODE_ENV: "development" };
  const { code, output } = await run(command, args, { env, shell });
  if (code !== 0) throw new PlainError(`${lastLines(output)}\nnpm could not install the dependencies.`);
}
