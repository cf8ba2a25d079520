import { database } from "@/db/client";
import { findImport as findRow, type ImportRow } from "@/db/queries/imports";
import { isId } from "@/domain/ids";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessImporting } from "./access-import";

export async function findImport(viewer: Viewer, slug: string, id: string): Promise<ImportRow> {
  const access = await accessImporting(database(), viewer, slug);
  const found = isId(id) ? await findRow(database(), access, id) : null;
  if (!found) throw new NotFound();
  return found;
}
