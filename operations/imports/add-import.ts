import { database } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import type { Viewer } from "@/domain/viewer";
import { accessImporting } from "./access-import";
import { keepImport } from "./keep-import";
import { type FileToImport, proposalOfFile } from "./proposal-of-file";
import { spendImport } from "./spend-import";

/** Reads a file and keeps what was read, for somebody to look at before it is published. Answers its id. */
export async function addImport(viewer: Viewer, slug: string, file: FileToImport): Promise<string> {
  await accessImporting(database(), viewer, slug);
  await spendImport(viewer, file);
  const read = await proposalOfFile(file);
  return inTransaction(async (tx) => {
    const access = await accessImporting(tx, viewer, slug);
    return keepImport(tx, access, file, read);
  });
}
