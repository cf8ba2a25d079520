import { readdirSync, readFileSync } from "node:fs";

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
const residentOf = (pid: number): number => field(`/proc/${pid}/status`, "VmRSS");

/** The same, with a fair share of what several processes share. */
const shareOf = (pid: number): number => field(`/proc/${pid}/smaps_rollup`, "Pss");

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}

/** A process and all that it started, directly or not. */
export function familyOf(pid: number): number[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const parents = new Map(all.map((one) => [one, parentOf(one)]));
  const isBelow = (one: number): boolean => one === pid || (one > 1 && isBelow(parents.get(one) ?? 0));
  return all.filter(isBelow);
}

export type Memory = { share: number; resident: number };

export function memoryOf(pids: readonly number[]): Memory {
  const sum = (measure: (pid: number) => number) => pids.reduce((total, pid) => total + measure(pid), 0);
  return { share: sum(shareOf), resident: sum(residentOf) };
}
