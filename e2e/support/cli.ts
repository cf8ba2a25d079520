import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const bundle = join(import.meta.dirname, "..", "..", "build", "colloquy.mjs");

/**
 * What `bin/colloquy … --json` answers, on the database of the server under test.
 *
 *     const { url } = await colloquy<{ url: string }>("user", "link", "--email", "ada@example.org");
 */
export async function colloquy<Answer>(...args: string[]): Promise<Answer> {
  const { stdout } = await promisify(execFile)(process.execPath, [bundle, ...args, "--json"]);
  return JSON.parse(stdout);
}
