import { execFileSync, spawn } from "node:child_process";
import { closeSync, fchownSync, openSync, readFileSync, rmSync, statSync, truncateSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isAlive } from "../setup/process-identity.mjs";
import { lastLines, PlainError } from "../setup/run.mjs";
import { findBinaries, wayToRun } from "./binaries.mjs";

const LOG_LIMIT = 5_000_000;

/** A port of this machine that nobody uses. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function isPostgres(pid) {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres");
    if (process.platform === "win32") return true;
    return execFileSync("ps", ["-o", "comm=", "-p", String(pid)])
      .toString()
      .includes("postgres");
  } catch {
    return false;
  }
}

function readPidFile(dir) {
  try {
    const lines = readFileSync(join(dir, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };
  } catch {
    return null;
  }
}

/** The server that runs on these files, whoever started it. */
export function findPostmaster(dir) {
  const found = readPidFile(dir);
  return found && isAlive(found.pid) && isPostgres(found.pid) ? found : null;
}

function openLog({ log, dir }) {
  try {
    if (statSync(log).size > LOG_LIMIT) truncateSync(log);
  } catch {
    // There is none yet.
  }
  const file = openSync(log, "a", 0o600);
  const { owner } = wayToRun(dir);
  if (owner) fchownSync(file, owner.uid, owner.gid);
  return file;
}

async function untilReady(cluster, isGone, pid) {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(15)) {
    const found = readPidFile(cluster.dir);
    if (found?.pid === pid && found.isReady) return found;
    if (isGone()) return null;
  }
  throw new PlainError(`The embedded Postgres did not become ready in a minute; see ${cluster.log}.`);
}

async function spawnOnce(cluster, port, settings) {
  // Left by a machine that lost power: the id may be another program's by now, and Postgres would refuse to start.
  if (!findPostmaster(cluster.dir)) rmSync(join(cluster.dir, "postmaster.pid"), { force: true });
  const { wrap, options } = wayToRun(cluster.dir);
  const values = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "100",
    ...settings,
  };
  const [program, args] = wrap(findBinaries().postgres, [
    "-D",
    cluster.dir,
    "-p",
    String(port),
    ...Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  const log = openLog(cluster);
  // Detached, or Ctrl-C would end it before those who still write to it.
  const child = spawn(program, args, { ...options, detached: true, stdio: ["ignore", log, log], cwd: "/" });
  closeSync(log);
  let isGone = false;
  child.once("exit", () => {
    isGone = true;
  });
  child.once("error", () => {
    isGone = true;
  });
  child.unref();
  return untilReady(cluster, () => isGone, child.pid);
}

/** Starts the server, or takes over one that is running on these files. */
export async function startPostmaster(cluster, { port, settings = {} } = {}) {
  const running = findPostmaster(cluster.dir);
  if (running) return (await untilReady(cluster, () => !isAlive(running.pid), running.pid)) ?? startAgain();
  return startAgain();

  async function startAgain() {
    // Another program may take the port in between; a killed server's workers may need a moment to let go of memory.
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const started = await spawnOnce(cluster, port ?? (await freePort()), settings);
      if (started) return started;
      await pause(150 * (attempt + 1));
    }
    const said = lastLines(readFileSync(cluster.log, "utf8"), 6);
    throw new PlainError(`The embedded Postgres does not start:\n${said}`);
  }
}

/** Windows knows no signals: there Node would end the server hard, and Postgres has a way of its own to be told. */
export function tellPostmaster(pid, signal, platform = process.platform) {
  if (platform !== "win32") return process.kill(pid, signal);
  execFileSync(findBinaries().pgCtl, ["kill", signal.replace("SIG", ""), String(pid)], { stdio: "ignore" });
}

/** Ends a server: `SIGINT` lets transactions be rolled back and writes everything out, `SIGQUIT` drops it. */
export async function stopPostmaster(pid, signal = "SIGINT") {
  if (!isAlive(pid) || !isPostgres(pid)) return;
  tellPostmaster(pid, signal);
  for (const end = Date.now() + 15_000; isAlive(pid) && Date.now() < end; await pause(20));
  if (isAlive(pid) && signal !== "SIGQUIT") await stopPostmaster(pid, "SIGQUIT");
}
