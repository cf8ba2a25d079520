import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { keepTrack } from "./child";
import { fetchOnce } from "./fetch-once";
import { freePort } from "./free-port";
import { familyOf } from "./memory";

export type Launched = {
  /** Of the launcher and all that it started. */
  pids: () => number[];
  url: string;
  /** Seconds from the start to the first good answer. */
  seconds: number;
  /** Resolves when it says that it is ready: then all its processes serve. */
  ready: Promise<void>;
  /** The same for each line that was said on the way. */
  said: { line: string; seconds: number }[];
  stop: () => Promise<void>;
};

const PATIENCE_MS = 15 * 60_000;
const ASK_EVERY_MS = 10;

/** What `npm start` runs, in a clone with a data folder of its own, up to the first good answer. */
export async function launch(
  clone: string,
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<Launched> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { COLLOQUY_ROOT: _, COLLOQUY_BENCH: __, ...env } = process.env;
  const start = performance.now();
  const sinceStart = () => (performance.now() - start) / 1000;
  const child = keepTrack(
    spawn(process.execPath, [join(clone, "scripts", "start.mjs")], {
      cwd: clone,
      env: {
        ...env,
        COLLOQUY_DATA_DIR: dataDir,
        PORT: String(port),
        npm_config_prefer_offline: "true",
        ...settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    }),
  );
  const said: Launched["said"] = [];
  let tellReady: () => void;
  const ready = new Promise<void>((resolve) => {
    tellReady = resolve;
  });
  const hear = (chunk: Buffer) => {
    for (const line of String(chunk).split("\n")) if (line.trim()) said.push({ line, seconds: sinceStart() });
    if (said.some(({ line }) => line.includes(`ready: ${url}`))) tellReady();
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  async function stop() {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await ended;
  }

  const pids = () => familyOf(child.pid ?? 0);
  while (child.exitCode === null && sinceStart() * 1000 < PATIENCE_MS) {
    const status = await fetchOnce(url, { path: "/" }).then(
      ({ status }) => status,
      () => 0,
    );
    if (status === 200) return { pids, url, seconds: sinceStart(), ready, said, stop };
    await pause(ASK_EVERY_MS);
  }
  await stop();
  throw new Error(`npm start did not get as far as answering:\n${said.map(({ line }) => line).join("\n")}`);
}
