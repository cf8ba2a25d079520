import { type ChildProcess, spawn } from "node:child_process";

export type Child = {
  pid: number;
  process: ChildProcess;
  /** The first message that it sent: what it has to tell once it is ready. */
  ready: Record<string, unknown>;
  stop: () => Promise<void>;
};

const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 8_000;

/** Every process of this run that has not ended. */
const running = new Set<ChildProcess>();

/** Has it ended when the run is given up. */
export function keepTrack(child: ChildProcess): ChildProcess {
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

/** Starts a Node program and waits until it says, with a message, that it is ready. */
export function startChild(script: string, env: NodeJS.ProcessEnv, args: string[] = []): Promise<Child> {
  const child = keepTrack(
    spawn(process.execPath, [script, ...args], { env, stdio: ["ignore", "pipe", "pipe", "ipc"] }),
  );
  let said = "";
  const hear = (chunk: Buffer) => {
    said = (said + chunk).slice(-4_000);
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  const ended = new Promise((resolve) => child.once("exit", resolve));

  async function stop() {
    if (!running.has(child)) return;
    child.kill("SIGTERM");
    const hardStop = setTimeout(() => child.kill("SIGKILL"), STOPPED_WITHIN_MS);
    await ended;
    clearTimeout(hardStop);
  }

  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => child.kill("SIGKILL"), READY_WITHIN_MS);
    const fail = () => reject(new Error(`${script} did not start:\n${said}`));
    child.once("exit", fail);
    child.once("error", reject);
    child.once("message", (message) => {
      clearTimeout(limit);
      child.off("exit", fail);
      resolve({
        pid: child.pid ?? 0,
        process: child,
        ready: message as Record<string, unknown>,
        stop,
      });
    });
  });
}

/** Ends what is left when the run is given up. */
export function endChildren(): void {
  for (const child of running) child.kill("SIGTERM");
}
