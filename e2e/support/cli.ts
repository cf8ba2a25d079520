import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { CommandDone } from "./commands.process";

const bundle = join(import.meta.dirname, "..", "..", "build", "e2e", "commands.process.mjs");

let program: ChildProcess | null = null;
let last: Promise<unknown> = Promise.resolve();

/**
 * What `bin/colloquy … --json` answers, on the database of the server under test. The program is loaded once for all the
 * commands of a worker, which are run one after the other.
 *
 *     const { url } = await colloquy<{ url: string }>("user", "link", "--email", "ada@example.org");
 *
 * @throws Error with the line that the command says of its failure.
 */
export async function colloquy<Answer>(...args: string[]): Promise<Answer> {
  const done = last.then(() => runCommand([...args, "--json"]));
  last = done.catch(() => {});
  const { code, stdout, stderr } = await done;
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Its process ends with the worker, when nobody is there to tell it anything. */
function runCommand(args: string[]): Promise<CommandDone> {
  program ??= fork(bundle, { execArgv: ["--enable-source-maps"] });
  const running = program;
  return new Promise((resolve, reject) => {
    const onExit = () => {
      program = null;
      reject(new Error(`The process of the command ended: ${args.join(" ")}`));
    };
    running.once("exit", onExit);
    running.once("message", (done) => {
      running.off("exit", onExit);
      resolve(done as CommandDone);
    });
    running.send(args);
  });
}
