import { database } from "@/db/client";
import { type ImportRow, readImport } from "@/db/queries/imports";
import { Conflict, NotFound } from "@/domain/problems";
import { isPublished } from "@/domain/proposal";
import type { Viewer } from "@/domain/viewer";
import { accessImport } from "../access";

/** `ability`: whoever reviews it may read it, which is no right to what its member has set aside. */
export async function findImport(
  viewer: Viewer,
  slug: string,
  id: string,
  ability: "import.read" | "import.edit" = "import.read",
): Promise<ImportRow> {
  const access = await accessImport(database(), viewer, slug, id, ability);
  const found = await readImport(database(), access);
  if (!found) throw new NotFound();
  return found;
}

/** For whoever works at it: all of it comes with the refusal. @throws Conflict when it is not as it was seen, or published */
export async function findUnpublished(
  viewer: Viewer,
  slug: string,
  id: string,
  version: number,
): Promise<ImportRow> {
  const found = await findImport(viewer, slug, id, "import.edit");
  if (isPublished(found)) throw new Conflict("import.published");
  const { proposal } = found;
  if (found.version !== version)
    throw new Conflict("import.stale", {}, { current: { version: found.version, proposal } });
  return found;
}
