import { database } from "@/db/client";
import { findPictureOfImport, readPictureBytes } from "@/db/queries/pictures";
import { isId } from "@/domain/ids";
import { isPictureKey } from "@/domain/pictures";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { FoundPicture } from "../readings/find-picture";
import { accessImporting } from "./access-import";

/** A picture of an import, for those who prepare it. */
export async function findImportPicture(
  viewer: Viewer,
  slug: string,
  { importId, key }: { importId: string; key: string },
): Promise<FoundPicture> {
  const db = database();
  const access = await accessImporting(db, viewer, slug);
  const found =
    isId(importId) && isPictureKey(key) ? await findPictureOfImport(db, access, importId, key) : null;
  if (!found) throw new NotFound();
  return { key: found.key, type: found.type, read: () => readPictureBytes(db, access, found) };
}
