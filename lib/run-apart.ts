import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type OwnLimits, watching } from "./watching";

type Limits = {
  seconds: number;
  heapMegabytes: number;
} & OwnLimits;

/**
 * The bundle of `bin/NAME.ts`, the one that was made with the pages where pages are served; null where nothing was
 * bundled, as in tests of the source.
 */
export function bundled(name: string): string | null {
  const { COLLOQUY_ROOT: root, COLLOQUY_BUILD: build = "build" } = process.env;
  const file = root ? join(root, build, `${name}.mjs`) : null;
  return file && existsSync(file) ? file : null;
}

export class RanOut extends Error {}

/**
 * Runs a script of ours in a process of its own: bytes in, lines of JSON out, each read as it comes. What the script reads
 * cannot hold up the server, and it may use no more time and memory than it is given.
 * @throws RanOut when it was not done by then.
 */
export function runApart(
  script: string,
  args: string[],
  input: Uint8Array,
  { seconds, heapMegabytes, ...own }: Limits,
): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const watched = [`--max-old-space-size=${heapMegabytes}`, "--import", watching(own)];
    const child = spawn(process.execPath, [...watched, script, ...args], {
      env: { NODE_ENV: "production" },
      stdio: ["pipe", "pipe", "ignore"],
      timeout: seconds * 1_000,
      killSignal: "SIGKILL",
    });
    const lines: unknown[] = [];
    let begun = "";
    let failure: unknown;
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      const [first = "", ...others] = chunk.split("\n");
      begun += first;
      for (const next of others) {
        try {
          lines.push(JSON.parse(begun));
        } catch (cause) {
          failure ??= cause;
        }
        begun = next;
      }
    });
    child.once("close", (code) => {
      if (code !== 0) reject(new RanOut(`${script} ended with ${code ?? "a signal"}`));
      else if (failure) reject(failure);
      else resolve(lines);
    });
    // It may be gone before it has read everything; how it ended says more.
    child.stdin.on("error", () => {});
    child.once("error", reject);
    child.stdin.end(input);
  });
}
