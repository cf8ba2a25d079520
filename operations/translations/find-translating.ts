import { type Db, database } from "@/db/client";
import { findImport, type ImportRow } from "@/db/queries/imports";
import { isId } from "@/domain/ids";
import { Conflict, NotFound } from "@/domain/problems";
import { isPublished } from "@/domain/proposal";
import type { Viewer } from "@/domain/viewer";
import { accessImporting, type ImportingAccess } from "../imports/access-import";
import { accessTranslating, type TranslatingAccess } from "./access-translating";

export type Translating = ImportRow & { translates: string };

/** An import that translates a text, and that text. */
export async function findTranslating(
  db: Db,
  viewer: Viewer,
  slug: string,
  id: string,
  lock?: "update",
): Promise<{ importing: ImportingAccess; access: TranslatingAccess; found: Translating }> {
  const importing = await accessImporting(db, viewer, slug);
  const found = isId(id) ? await findImport(db, importing, id, lock) : null;
  if (!found || found.translates === null) throw new NotFound();
  const access = await accessTranslating(db, viewer, found.translates);
  return { importing, access, found: { ...found, translates: found.translates } };
}

/** @throws Conflict when it is not as it was seen, not read yet, or published */
export function refuseUnlessOpen({ state, version, proposal, ...found }: ImportRow, seen: number): void {
  if (isPublished(found)) throw new Conflict("import.published");
  if (state !== "ready") throw new Conflict("import.not-ready");
  if (version !== seen) throw new Conflict("import.stale", {}, { current: { version, proposal } });
}

/** As it is seen by whoever may translate the text. */
export const lookAtTranslating = (viewer: Viewer, slug: string, id: string) =>
  findTranslating(database(), viewer, slug, id);
