import { stat } from "node:fs/promises";

/** A folder opens like a file, and the failure to read it comes late and without its name. */
export async function refuseFolder(file: string): Promise<void> {
  if ((await stat(file)).isDirectory())
    throw Object.assign(new Error("It is a folder"), { code: "EISDIR", path: file });
}
