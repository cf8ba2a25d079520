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
export const identityOf = (pid) => `${pid} ${startOf(pid)}`;

/** The process id in `identity`, or null when that very process is gone. */
export function livingProcess(identity) {
  const pid = Number.parseInt(identity, 10);
  return pid > 0 && isAlive(pid) && identityOf(pid) === identity.trim() ? pid : null;
}
