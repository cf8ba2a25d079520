import { database } from "@/db/client";
import { findStanding } from "@/db/queries/import-reading";
import { isId } from "@/domain/ids";
import type { ImportStanding } from "@/domain/import-state";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessImporting } from "./access-import";

/** How far reading an import has come. */
export async function findImportStanding(viewer: Viewer, slug: string, id: string): Promise<ImportStanding> {
  const access = await accessImporting(database(), viewer, slug);
  const found = isId(id) ? await findStanding(database(), access, id) : null;
  if (!found) throw new NotFound();
  return found;
}
