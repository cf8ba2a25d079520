import { database } from "@/db/client";
import { findStanding } from "@/db/queries/import-reading";
import type { ImportStanding } from "@/domain/import-state";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessImport } from "../access";

/** How far reading an import has come. */
export async function findImportStanding(viewer: Viewer, slug: string, id: string): Promise<ImportStanding> {
  const access = await accessImport(database(), viewer, slug, id, "import.read");
  const found = await findStanding(database(), access);
  if (!found) throw new NotFound();
  return found;
}
