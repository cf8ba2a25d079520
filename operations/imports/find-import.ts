import { database } from "@/db/client";
import { findImport as findRow, type ImportRow } from "@/db/queries/imports";
import { isId } from "@/domain/ids";
import { Conflict, NotFound } from "@/domain/problems";
import { isPublished } from "@/domain/proposal";
import type { Viewer } from "@/domain/viewer";
import { accessImporting } from "./access-import";

export async function findImport(viewer: Viewer, slug: string, id: string): Promise<ImportRow> {
  const access = await accessImporting(database(), viewer, slug);
  const found = isId(id) ? await findRow(database(), access, id) : null;
  if (!found) throw new NotFound();
  return found;
}

/** @throws Conflict when it is not as it was seen, or published */
export async function findUnpublished(
  viewer: Viewer,
  slug: string,
  id: string,
  version: number,
): Promise<ImportRow> {
  const found = await findImport(viewer, slug, id);
  if (isPublished(found)) throw new Conflict("import.published");
  const { proposal } = found;
  if (found.version !== version)
    throw new Conflict("import.stale", {}, { current: { version: found.version, proposal } });
  return found;
}
