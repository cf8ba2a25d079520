import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../setup/places.mjs";
import { PlainError } from "../setup/run.mjs";

const LIVED_LONG_MS = 10_000;
/** A little longer than the server gives itself. */
const HARD_STOP_MS = 6500;

/**
 * Keeps a server running: a new one after a crash, until one does not live for a moment.
 * `ready` resolves when the first one listens, `ended` when there will be no other: with an error if that is a failure.
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} say
 */
export function superviseServer(env, say) {
  let child;
  let isStopping = false;
  let tellReady;
  let tellEnded;
  const ready = new Promise((resolve) => {
    tellReady = resolve;
  });
  const ended = new Promise((resolve) => {
    tellEnded = resolve;
  });

  function begin() {
    const born = Date.now();
    child = spawn(process.execPath, [join(root, "scripts", "server.mjs")], {
      cwd: root,
      env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child.on("message", (message) => message.ready && tellReady());
    child.once("exit", (code, signal) => {
      const how = signal ?? `code ${code}`;
      if (isStopping) tellEnded();
      else if (Date.now() - born < LIVED_LONG_MS) tellEnded(new PlainError(`The server ended (${how}).`));
      else {
        say(`The server ended (${how}); starting it again`);
        begin();
      }
    });
  }

  async function stop() {
    isStopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    const hardStop = setTimeout(() => child.kill("SIGKILL"), HARD_STOP_MS);
    await ended;
    clearTimeout(hardStop);
  }

  begin();
  return { ready, ended, stop };
}
