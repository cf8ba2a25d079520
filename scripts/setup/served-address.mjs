import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataDir } from "./places.mjs";
import { identityOf, livingProcess } from "./process-identity.mjs";

const folder = () => join(dataDir(), "serving");

/** Says in the data folder where this process serves, for as long as it lives. Answers how to take it back. */
export function announceAddress(url) {
  mkdirSync(folder(), { recursive: true, mode: 0o700 });
  for (const { file } of announced().filter(({ isAlive }) => !isAlive)) rmSync(file, { force: true });
  const file = join(folder(), String(process.pid));
  // Nobody is to read half of it.
  writeFileSync(`${file}.part`, `${identityOf(process.pid)}\n${url}\n`);
  renameSync(`${file}.part`, file);
  return () => rmSync(file, { force: true });
}

/** The address of the server that runs on this data folder; of several, of the one that has run longest. */
export function servedAddress() {
  return announced()
    .filter(({ isAlive }) => isAlive)
    .sort((one, other) => one.since - other.since)[0]?.url;
}

function announced() {
  let names = [];
  try {
    names = readdirSync(folder());
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  return names.flatMap((name) => {
    const file = join(folder(), name);
    try {
      const [identity = "", url] = readFileSync(file, "utf8").split("\n");
      return [{ file, url, isAlive: livingProcess(identity) !== null, since: statSync(file).mtimeMs }];
    } catch {
      // Taken back meanwhile.
      return [];
    }
  });
}
