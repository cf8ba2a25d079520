import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, platform, release, totalmem } from "node:os";
import { join, relative } from "node:path";
import type { Answer, Bench } from "./questions";

type Named = Answer & { name: string; title: string; seconds: number };

function git(root: string, ...args: string[]): string | null {
  try {
    return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return null;
  }
}

const machine = () => ({
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  memory: Math.round(totalmem() / 1_000_000_000),
  system: `${platform()} ${release()}`,
  node: process.version,
  load: loadavg().map((load) => Number(load.toFixed(2))),
});

/** Keeps all that was measured, beside what was measured and where; answers the file's name. */
export function writeResult({ root, isQuick, isFull }: Bench, answers: readonly Named[]): string {
  const folder = join(root, "bench", "results");
  mkdirSync(folder, { recursive: true });
  const date = new Date().toISOString();
  const commit = git(root, "rev-parse", "HEAD");
  const isChanged = Boolean(git(root, "status", "--porcelain"));
  const result = { date, commit, isChanged, machine: machine(), isQuick, isFull, answers };
  const name = `${date.slice(0, 19).replace(/:/g, "")}-${commit?.slice(0, 9) ?? "no-commit"}.json`;
  const file = join(folder, name);
  writeFileSync(file, `${JSON.stringify(result, null, 1)}\n`);
  return relative(root, file);
}
