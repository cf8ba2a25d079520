import cluster from "node:cluster";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "../setup/places.mjs";
import { PlainError } from "../setup/run.mjs";

const LIVED_LONG_MS = 10_000;
/** Before one that did not live for a moment is started again beside another that does. */
const PAUSE_MS = 2_000;
/** A little longer than a server gives itself. */
const HARD_STOP_MS = 6500;

/**
 * Keeps so many servers running, which share one port: each takes the connections in turn. A new one comes after a crash,
 * until one does not live for a moment and no other is left. `ready` resolves when all listen, `ended` when there will be
 * no other: with an error if that is a failure.
 * @param {NodeJS.ProcessEnv} env
 * @param {number} count
 * @param {(line: string) => void} say
 */
export function superviseServers(env, count, say, program = join(root, "scripts", "server.mjs")) {
  cluster.setupPrimary({
    exec: program,
    args: [],
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const running = new Set();
  let awaited = count;
  let isStopping = false;
  let tellReady;
  let tellEnded;
  const ready = new Promise((resolve) => {
    tellReady = resolve;
  });
  const ended = new Promise((resolve) => {
    tellEnded = resolve;
  });

  function begin(isFirst) {
    const born = Date.now();
    // One is enough for the jobs.
    const server = cluster.fork(isFirst ? env : { ...env, COLLOQUY_JOBS: "off" });
    running.add(server);
    server.once("listening", () => --awaited || tellReady());
    server.once("exit", (code, signal) => {
      running.delete(server);
      const how = signal ?? `code ${code}`;
      if (isStopping) return running.size === 0 && tellEnded();
      const isYoung = Date.now() - born < LIVED_LONG_MS;
      if (isYoung && (awaited > 0 || running.size === 0))
        return tellEnded(new PlainError(`The server ended (${how}).`));
      say(`The server ended (${how}); starting it again`);
      setTimeout(() => isStopping || begin(isFirst), isYoung ? PAUSE_MS : 0);
    });
  }

  async function stop() {
    isStopping = true;
    const leaving = [...running].map((server) => once(server, "exit"));
    for (const server of running) server.process.kill("SIGTERM");
    const hardStop = setTimeout(() => {
      for (const server of running) server.process.kill("SIGKILL");
    }, HARD_STOP_MS);
    await Promise.all(leaving);
    clearTimeout(hardStop);
  }

  for (let n = 0; n < count; n++) begin(n === 0);
  return { ready, ended, stop };
}
