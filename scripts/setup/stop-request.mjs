import { readFileSync } from "node:fs";

const LOOK_EVERY_MS = 300;

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return null;
  }
}

/** npm itself, or the shell that it runs scripts in, then npm. */
function ancestors() {
  const parent = process.ppid;
  return `${parent} ${parentOf(parent)}`;
}

/**
 * Resolves when this process shall end, with the reason. npm passes signals on to its shell only, and none when it is
 * killed: under npm, its disappearance is a request to stop.
 */
export function stopRequested() {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve(signal));
    if (!process.env.npm_lifecycle_event) return;
    const atStart = ancestors();
    setInterval(() => ancestors() !== atStart && resolve("npm ended"), LOOK_EVERY_MS).unref();
  });
}
