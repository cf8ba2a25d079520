import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

export type Launched = { process: ChildProcess; said: () => string; ended: Promise<number | null> };

/** `npm start` on a data folder and a port of its own, up to the line that says it is ready. */
export async function launch(dataDir: string, port: number): Promise<Launched> {
  const { DATABASE_URL: _, COLLOQUY_URL: __, NEXTAUTH_SECRET: ___, ...env } = process.env;
  const child = spawn(process.execPath, [join(root, "scripts", "start.mjs")], {
    env: { ...env, COLLOQUY_DATA_DIR: dataDir, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  // A test whose time is up does not end what it began.
  const endIt = () => child.kill("SIGTERM");
  process.once("exit", endIt);
  child.once("exit", () => process.off("exit", endIt));
  await new Promise<void>((resolve, reject) => {
    child.once("exit", () => reject(new Error(said)));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        said += chunk;
        if (said.includes("Press Ctrl-C to stop.")) resolve();
      });
    }
  });
  return { process: child, said: () => said, ended };
}
