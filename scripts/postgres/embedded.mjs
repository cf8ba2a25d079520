import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../setup/lock.mjs";
import { isAlive } from "../setup/process-identity.mjs";
import { usersOf } from "../setup/users.mjs";
import { ensureCluster, ROLE } from "./cluster.mjs";
import { startPostmaster, stopPostmaster } from "./postmaster.mjs";

const DATABASE = "colloquy";
const WATCH_EVERY_MS = 400;

const addressOf = ({ password }, port, database) =>
  `postgres://${ROLE}:${password}@127.0.0.1:${port}/${database}`;

async function ensureDatabase(adminUrl) {
  const { default: postgres } = await import("postgres");
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (!found) await sql.unsafe(`create database ${DATABASE}`);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/**
 * The embedded Postgres of a data folder: made, started or taken over, and started again on the same port if it dies.
 * @param {string} dataDir
 * @param {object} [options]
 * @param {() => void} [options.onRestart]
 * @param {AbortSignal} [options.signal] gives up: nothing that was started is left
 */
export async function openEmbeddedPostgres(dataDir, { onRestart, signal } = {}) {
  const lock = join(dataDir, "postgres.lock");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // The last to leave stops it, so none pulls it away from under another.
  const here = usersOf(dataDir);

  const open = async () => {
    const cluster = ensureCluster(dataDir);
    const server = await startPostmaster(cluster);
    here.enter();
    return { cluster, server };
  };
  const { cluster, server } = await withLock(lock, open, { signal });

  let { pid } = server;
  let restart = null;
  const watch = setInterval(() => {
    if (isAlive(pid) || restart) return;
    restart = withLock(lock, async () => {
      onRestart?.();
      ({ pid } = await startPostmaster(cluster, { port: server.port }));
    })
      .catch((error) => process.stderr.write(`${error.message}\n`))
      .finally(() => {
        restart = null;
      });
  }, WATCH_EVERY_MS);

  async function release() {
    clearInterval(watch);
    await restart;
    await withLock(lock, async () => {
      here.leave();
      if (!here.areLeft()) await stopPostmaster(pid);
    });
  }

  try {
    signal?.throwIfAborted();
    await ensureDatabase(addressOf(cluster, server.port, "postgres"));
  } catch (error) {
    await release();
    throw error;
  }
  return { url: addressOf(cluster, server.port, DATABASE), release };
}
