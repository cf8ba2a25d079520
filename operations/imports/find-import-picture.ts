import { database } from "@/db/client";
import { findPictureOfImport, readPictureBytes } from "@/db/queries/pictures";
import { isPictureKey } from "@/domain/pictures";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessImport } from "../access";
import type { FoundPicture } from "../readings/find-picture";

/** A picture of an import, for those who may look at it. */
export async function findImportPicture(
  viewer: Viewer,
  slug: string,
  { importId, key }: { importId: string; key: string },
): Promise<FoundPicture> {
  const db = database();
  const access = await accessImport(db, viewer, slug, importId, "import.read");
  const found = isPictureKey(key) ? await findPictureOfImport(db, access, key) : null;
  if (!found) throw new NotFound();
  return { key: found.key, type: found.type, read: () => readPictureBytes(db, access, found) };
}
