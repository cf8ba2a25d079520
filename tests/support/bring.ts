import type { Viewer } from "@/domain/viewer";
import { addImport } from "@/operations/imports/add-import";
import { awaitImport } from "@/operations/imports/await-import";
import type { AddressToImport } from "@/operations/imports/file-from-address";
import type { FileToParse } from "@/operations/imports/parse-file";
import { readImport } from "@/operations/imports/read-import";
import { workOffJobs } from "@/operations/site/work-off-jobs";

/** What a process with jobs does by itself. */
export async function readAll(): Promise<void> {
  while (await workOffJobs("read-import", readImport)) {}
}

/** A file that was brought, and read. */
export async function bring(
  viewer: Viewer,
  slug: string,
  file: FileToParse | AddressToImport,
): Promise<string> {
  const id = await addImport(viewer, slug, file);
  await readAll();
  await awaitImport(viewer, slug, id);
  return id;
}
