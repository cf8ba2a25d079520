import { type Db, database } from "@/db/client";
import { findImport, type ImportRow, keepEditionOfImport } from "@/db/queries/imports";
import { keepPicturesOfText } from "@/db/queries/pictures";
import { inTransaction } from "@/db/transaction";
import { isId, newId } from "@/domain/ids";
import { pictureIn } from "@/domain/pictures";
import { Conflict, Invalid, NotFound } from "@/domain/problems";
import { paragraphsOf } from "@/domain/proposal";
import type { Viewer } from "@/domain/viewer";
import { accessImporting, type ImportingAccess } from "../imports/access-import";
import { accessCorrecting } from "./access-correcting";
import { prepareEdition } from "./prepare-edition";
import { measureEdition, publishEdition } from "./publish-edition";

/** What of a correction was looked at: its version, and the edition that it was compared with. */
export type SeenCorrection = { version: number; baseId: string };

/**
 * Publishes an import as the next edition of the text that it corrects, as it was seen, once.
 * @throws Conflict when somebody else has changed the import since, or published another edition
 */
export async function publishCorrection(
  viewer: Viewer,
  slug: string,
  id: string,
  { version, baseId }: SeenCorrection,
): Promise<{ textId: string; editionId: string }> {
  const importing = await accessImporting(database(), viewer, slug);
  const seen = await findCorrection(database(), importing, id);
  const { textId } = seen;
  if (seen.editionId !== null) return { textId, editionId: seen.editionId };
  refuseStale(seen, version);
  const before = await accessCorrecting(database(), viewer, textId);
  if (before.text.editionId !== baseId) throw new Conflict("edition.stale");
  const paragraphs = paragraphsOf(seen.proposal);
  if (paragraphs.length === 0) throw new Invalid("import.nothing-left");
  const prepared = await prepareEdition(before, paragraphs, seen);
  const editionId = newId();
  const measured = await measureEdition(before, prepared, editionId);
  return inTransaction(async (tx) => {
    const access = await accessCorrecting(tx, viewer, textId);
    const held = await accessImporting(tx, viewer, slug);
    const found = await findCorrection(tx, held, id, "update");
    if (found.editionId !== null) return { textId, editionId: found.editionId };
    refuseStale(found, version);
    await publishEdition(tx, access, prepared, measured);
    const keys = paragraphs.flatMap(({ attrs }) => pictureIn(attrs)?.key ?? []);
    await keepPicturesOfText(tx, held, { importId: id, textId, keys });
    await keepEditionOfImport(tx, held, id, editionId);
    return { textId, editionId };
  });
}

export type Correction = ImportRow & { textId: string };

/** An import that corrects a text. */
export async function findCorrection(
  db: Db,
  access: ImportingAccess,
  id: string,
  lock?: "update",
): Promise<Correction> {
  const found = isId(id) ? await findImport(db, access, id, lock) : null;
  if (!found || found.textId === null) throw new NotFound();
  return { ...found, textId: found.textId };
}

function refuseStale({ state, version, proposal }: ImportRow, seen: number): void {
  if (state !== "ready") throw new Conflict("import.not-ready");
  if (version !== seen) throw new Conflict("import.stale", {}, { current: { version, proposal } });
}
