import { readFileSync } from "node:fs";

const KILOBYTE = 1024;
const MEGABYTE = 1_000_000;

function field(file: string, name: string): number {
  try {
    const line = readFileSync(file, "utf8").match(new RegExp(`^${name}:\\s+(\\d+) kB`, "m"));
    return (Number(line?.[1] ?? 0) * KILOBYTE) / MEGABYTE;
  } catch {
    return 0;
  }
}

/** Megabytes of one process that lie in memory; what it shares with others counts in full. */
export const residentOf = (pid: number): number => field(`/proc/${pid}/status`, "VmRSS");
