import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { lastLines, PlainError } from "../setup/run.mjs";
import { findBinaries, wayToRun } from "./binaries.mjs";

/** The name of the embedded server's only role. */
export const ROLE = "colloquy";

export const clusterIn = (dataDir) => ({
  dir: join(dataDir, "pg18"),
  log: join(dataDir, "postgres.log"),
  passwordFile: join(dataDir, "pg-password"),
});

function keptPassword(file) {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

function giveTo(owner, ...paths) {
  for (const path of paths) if (owner && existsSync(path)) chownSync(path, owner, owner);
}

function initdb(cluster, locale) {
  rmSync(cluster.dir, { recursive: true, force: true });
  const { wrap, options, owner } = wayToRun(cluster.dir);
  mkdirSync(cluster.dir, { recursive: true, mode: 0o700 });
  if (owner) chmodSync(dirname(cluster.dir), 0o711);
  giveTo(owner, cluster.dir, cluster.passwordFile);
  const [program, args] = wrap(findBinaries().initdb, [
    `--pgdata=${cluster.dir}`,
    `--username=${ROLE}`,
    `--pwfile=${cluster.passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    `--locale=${locale}`,
    "--no-instructions",
    "--no-sync",
  ]);
  return spawnSync(program, args, { ...options, encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
}

/** Makes the database files unless they are there; a half-made set (killed in the middle) is made again. */
export function ensureCluster(dataDir) {
  const cluster = clusterIn(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const ready = join(cluster.dir, ".ready");
  const password = keptPassword(cluster.passwordFile);
  if (existsSync(ready)) return { ...cluster, password, isNew: false };

  // Only the character classes come from the system's locale, sorting is built in; not every system has the first.
  let made;
  for (const locale of ["C.UTF-8", "en_US.UTF-8", "C"]) {
    made = initdb(cluster, locale);
    if (made.status === 0) break;
  }
  if (made.status !== 0) throw new PlainError(explain(cluster, made));
  giveTo(process.getuid?.(), cluster.passwordFile);
  writeFileSync(ready, "");
  return { ...cluster, password, isNew: true };
}

function explain(cluster, { stderr, error }) {
  const said = lastLines(stderr ?? error?.message ?? "", 6);
  const hint = wayToRun(cluster.dir).owner
    ? "\nPostgres cannot run as root; here it runs as nobody, who must be able to enter the folders above. " +
      "Start as an ordinary user, choose another COLLOQUY_DATA_DIR, or set DATABASE_URL."
    : "";
  return `The embedded Postgres could not make its files in ${cluster.dir}:\n${said}${hint}`;
}
