import { spawn } from "node:child_process";
import { root } from "./places.mjs";

const running = new Set();

/** Ends what `run` started; Ctrl-C reaches the whole process group by itself, SIGTERM does not. */
export function endRunning() {
  for (const child of running) child.kill("SIGTERM");
}

/**
 * Runs a program to its end and keeps what it says.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, echo?: boolean, timeout?: number, input?: string}} [options]
 * @returns {Promise<{code: number, stdout: string, output: string}>}
 */
export function run(
  command,
  args,
  { cwd = root, env = process.env, echo = false, timeout, shell = false } = {},
) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, timeout, shell, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    let stdout = "";
    let output = "";
    const hear = (isStdout) => (chunk) => {
      if (isStdout) stdout += chunk;
      output += chunk;
      if (echo) process.stderr.write(chunk);
    };
    child.stdout.setEncoding("utf8").on("data", hear(true));
    child.stderr.setEncoding("utf8").on("data", hear(false));
    child.on("error", (error) => {
      running.delete(child);
      resolve({ code: 127, stdout, output: `${output}${error.message}\n` });
    });
    child.on("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, stdout, output });
    });
  });
}

/** The last lines of a program's output: what a person needs when it failed. */
export const lastLines = (output, count = 30) => output.trimEnd().split("\n").slice(-count).join("\n");

/** A failure that is told in its own words, without a stack. */
export class PlainError extends Error {}
