import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identityOf, livingProcess } from "../setup/process-identity.mjs";
import { clusterIn, ensureCluster, ROLE } from "./cluster.mjs";
import { findPostmaster, startPostmaster, stopPostmaster } from "./postmaster.mjs";

const PREFIX = "colloquy-tests-";

/** Nothing in it outlives the run, so nothing needs to reach the disk. */
const FORGETFUL = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
};

async function remove(folder) {
  const running = findPostmaster(clusterIn(folder).dir);
  if (running) await stopPostmaster(running.pid, "SIGQUIT");
  rmSync(folder, { recursive: true, force: true });
}

/** Servers of runs that were killed before they could clean up. */
async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      if (!livingProcess(readFileSync(join(folder, "owner"), "utf8"))) await remove(folder);
    } catch {
      // Another user's, or being made right now.
    }
  }
}

/** A server for one run: `{ url, pid, stop }`, the address with every right on it. */
export async function startThrowAwayPostgres(settings = FORGETFUL) {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(folder, "owner"), identityOf(process.pid));
  try {
    const cluster = ensureCluster(folder);
    const { pid, port } = await startPostmaster(cluster, { settings });
    const url = `postgres://${ROLE}:${cluster.password}@127.0.0.1:${port}/postgres`;
    return { url, pid, stop: () => remove(folder) };
  } catch (error) {
    await remove(folder);
    throw error;
  }
}
