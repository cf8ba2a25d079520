import { randomUUID } from "node:crypto";
import type { WriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";

type Written<Result> = { result: Result; bytes: number; isReplaced: boolean };

/** No new file can be made in the folder that it is to stand in; `cause` says why. */
export class FolderUnusable extends Error {
  constructor(
    readonly folder: string,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/**
 * Under its name there is only ever a whole file, in place of an older one or none, and nobody else may read it. What is
 * no file, such as a terminal, is written to as it is. `write` ends the stream.
 */
export async function writeWhole<Result>(
  file: string,
  write: (output: WriteStream) => Promise<Result>,
): Promise<Written<Result>> {
  const older = await stat(file).catch(() => null);
  if (older && !older.isFile()) {
    const output = (await open(file, "w")).createWriteStream();
    return { result: await write(output), bytes: output.bytesWritten, isReplaced: false };
  }
  // A name of its own for each writer, so that none takes another's, or a file that somebody has there.
  const part = `${file}.${randomUUID()}.part`;
  const begun = await open(part, "wx", 0o600).catch((cause) => {
    throw new FolderUnusable(dirname(file), cause);
  });
  const output = begun.createWriteStream({ flush: true });
  try {
    const result = await write(output);
    await rename(part, file);
    return { result, bytes: output.bytesWritten, isReplaced: older !== null };
  } catch (cause) {
    output.destroy();
    await rm(part, { force: true });
    throw cause;
  }
}
