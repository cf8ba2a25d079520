import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./places.mjs";

const machine = `${process.version} ${process.platform} ${process.arch}`;

function* filesIn(path) {
  let stat;
  try {
    stat = statSync(join(root, path));
  } catch {
    return;
  }
  if (stat.isFile()) yield path;
  else for (const name of readdirSync(join(root, path)).sort()) yield* filesIn(`${path}/${name}`);
}

/** A digest of what these files and folders hold, and of the machine that uses them. */
export function digest(paths) {
  const hash = createHash("sha256").update(machine);
  for (const path of paths)
    for (const file of filesIn(path)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

export function isStamped(file, value) {
  try {
    return readFileSync(file, "utf8") === value;
  } catch {
    return false;
  }
}

export function stamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, value);
}
