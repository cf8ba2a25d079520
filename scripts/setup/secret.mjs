import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/** What is kept in `file`, or an empty string: nothing yet, or what a full disk has left. */
export function readSecret(file) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return "";
  }
}

/** The secret in `file`; a new one the first time, whole or not at all, and the first wins when two start at once. */
export function keptSecret(file, make) {
  const kept = readSecret(file);
  if (kept) return kept;
  rmSync(file, { force: true });
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, make(), { mode: 0o600 });
    linkSync(draft, file);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readSecret(file);
}
