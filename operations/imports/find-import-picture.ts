import { type Db, database } from "@/db/client";
import { readImport } from "@/db/queries/imports";
import { findPictureOfImport, readPictureBytes } from "@/db/queries/pictures";
import type { Granted } from "@/domain/granted";
import { isPictureKey, pictureIn } from "@/domain/pictures";
import { NotFound } from "@/domain/problems";
import { paragraphsOf } from "@/domain/proposal";
import type { Viewer } from "@/domain/viewer";
import { accessImport, type ImportAccess } from "../access";
import type { FoundPicture } from "../readings/find-picture";

/** A picture of an import, for those who may look at it; for whoever reviews it, only what would be published. */
export async function findImportPicture(
  viewer: Viewer,
  slug: string,
  { importId, key }: { importId: string; key: string },
): Promise<FoundPicture> {
  const db = database();
  const access = await accessImport(db, viewer, slug, importId, "import.read");
  const found = isPictureKey(key) ? await findPictureOfImport(db, access, key) : null;
  if (!found || !(await isBeforeThem(db, access, key))) throw new NotFound();
  return { key: found.key, type: found.type, read: () => readPictureBytes(db, access, found) };
}

async function isBeforeThem(
  db: Db,
  access: Granted<ImportAccess, "import.read">,
  key: string,
): Promise<boolean> {
  if (access.import.review === "none" || access.import.createdBy === access.membership?.id) return true;
  const found = await readImport(db, access);
  return found !== null && paragraphsOf(found.proposal).some(({ attrs }) => pictureIn(attrs)?.key === key);
}
