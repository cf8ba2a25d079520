import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

function startOf(pid) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      return `${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}@${boot}`;
    }
    if (process.platform === "win32") return "";
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { stdio: ["ignore", "pipe", "ignore"] })
      .toString()
      .trim();
  } catch {
    return "";
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** A process id together with its start: ids are given out again, after a restart of the machine at the latest. */
export const identityOf = (pid, startedAt = startOf) => `${pid} ${startedAt(pid)}`.trim();

/**
 * The process id in `identity`, or null when that very process is gone. Where nobody can tell when a process has started
 * (on Windows, or of others' processes where /proc is hidden), one that is alive is taken for the same.
 */
export function livingProcess(identity, startedAt = startOf) {
  const pid = Number.parseInt(identity, 10);
  if (!(pid > 0 && isAlive(pid))) return null;
  const [then, now] = [identity.trim().replace(/^\d+ ?/, ""), startedAt(pid)];
  return then === "" || now === "" || then === now ? pid : null;
}
