import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { lastLines, PlainError } from "../setup/run.mjs";
import { keptSecret, readSecret } from "../setup/secret.mjs";
import { findBinaries, wayToRun } from "./binaries.mjs";

/** The name of the embedded server's only role. */
export const ROLE = "colloquy";

export const clusterIn = (dataDir) => ({
  dir: join(dataDir, "pg18"),
  log: join(dataDir, "postgres.log"),
  passwordFile: join(dataDir, "pg-password"),
});

/** Takes files from root to the account that Postgres runs under, or back to root itself. */
function giveTo({ uid, gid }, ...paths) {
  if (process.getuid?.() === 0) for (const path of paths) chownSync(path, uid, gid);
}

const ROOT = { uid: 0, gid: 0 };

function initdb(dir, passwordFile, locale) {
  rmSync(dir, { recursive: true, force: true });
  const { wrap, options, owner } = wayToRun(dir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (owner) {
    chmodSync(dirname(dir), 0o711);
    giveTo(owner, dir, passwordFile);
  }
  const [program, args] = wrap(findBinaries().initdb, [
    `--pgdata=${dir}`,
    `--username=${ROLE}`,
    `--pwfile=${passwordFile}`,
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

/** What is in a folder; nothing when it is not there. Any other trouble is not taken for "nothing". */
function contentsOf(folder) {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return [];
  }
}

/** Makes the database files unless there are any: elsewhere first, so that they are whole once they are in their place. */
export function ensureCluster(dataDir) {
  const cluster = clusterIn(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const found = contentsOf(cluster.dir);
  if (found.includes("PG_VERSION")) return { ...cluster, password: passwordOf(cluster), isNew: false };
  if (found.length > 0)
    throw new PlainError(
      `${cluster.dir} holds files that are not a Postgres database. They are left alone: move them away to begin anew.`,
    );

  const password = keptSecret(cluster.passwordFile, () => randomBytes(24).toString("hex"));
  const draft = `${cluster.dir}.new`;
  // Only the character classes come from the system's locale, sorting is built in; not every system has the first.
  let made;
  for (const locale of ["C.UTF-8", "en_US.UTF-8", "C"]) {
    made = initdb(draft, cluster.passwordFile, locale);
    if (made.status === 0) break;
  }
  if (made.status !== 0) throw new PlainError(explain(draft, made));
  giveTo(ROOT, cluster.passwordFile);
  // Windows puts no folder in the place of another, even of an empty one.
  if (existsSync(cluster.dir)) rmdirSync(cluster.dir);
  renameSync(draft, cluster.dir);
  return { ...cluster, password, isNew: true };
}

function passwordOf({ passwordFile, dir }) {
  const password = readSecret(passwordFile);
  if (password) return password;
  throw new PlainError(
    `${passwordFile} is missing or empty; without it nobody gets into the database in ${dir}.`,
  );
}

function explain(dir, { stderr, error }) {
  const said = lastLines(stderr ?? error?.message ?? "", 6);
  const hint = wayToRun(dir).owner
    ? "\nPostgres cannot run as root; here it runs as nobody, who must be able to enter the folders above. " +
      "Start as an ordinary user, choose another COLLOQUY_DATA_DIR, or set DATABASE_URL."
    : "";
  return `The embedded Postgres could not make its files in ${dir}:\n${said}${hint}`;
}
