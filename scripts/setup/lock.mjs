import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { identityOf, livingProcess } from "./process-identity.mjs";

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function tryToTake(path) {
  try {
    writeFileSync(path, identityOf(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

function isFresh(path) {
  try {
    return Date.now() - statSync(path).mtimeMs < 2000;
  } catch {
    return false;
  }
}

const isAbandoned = (holder, path) =>
  holder !== null && !livingProcess(holder) && !(holder === "" && isFresh(path));

/**
 * A holder that was killed leaves its file behind. One heir at a time may remove it: of two, the slower would remove what
 * the quicker has taken meanwhile.
 */
function clearIfAbandoned(path) {
  if (!isAbandoned(read(path), path)) return;
  const turn = `${path}.heir`;
  if (!tryToTake(turn)) {
    if (isAbandoned(read(turn), turn)) rmSync(turn, { force: true });
    return;
  }
  try {
    if (isAbandoned(read(path), path)) rmSync(path, { force: true });
  } finally {
    rmSync(turn, { force: true });
  }
}

const toldOf = new Set();

/** How to wait for others who set up this folder: whoever waits for one at several steps says so once. */
export const waiting = (say, signal) => ({
  onWait(pid) {
    if (!toldOf.has(pid)) say(`Waiting for process ${pid}, which is setting up the same folder`);
    toldOf.add(pid);
  },
  signal,
});

/**
 * Does `work` while nobody else does work under the same file.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {object} [options]
 * @param {(pid: number) => void} [options.onWait] told once, with the holder's process id
 * @param {AbortSignal} [options.signal] ends the waiting, not the work
 * @returns {Promise<T>}
 */
export async function withLock(path, work, { onWait, signal } = {}) {
  mkdirSync(dirname(path), { recursive: true });
  signal?.throwIfAborted();
  for (let told = false; !tryToTake(path); ) {
    signal?.throwIfAborted();
    clearIfAbandoned(path);
    const holder = Number.parseInt(read(path) ?? "", 10);
    if (!told && holder) {
      onWait?.(holder);
      told = true;
    }
    await pause(40 + Math.random() * 40);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
