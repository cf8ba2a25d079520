import { type Db, database } from "@/db/client";
import { keepEditionOfImport } from "@/db/queries/imports";
import { keepPicturesOfText } from "@/db/queries/pictures";
import { findTranslationRow, type TranslationRow } from "@/db/queries/translations";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/domain/ids";
import { pictureIn } from "@/domain/pictures";
import { Conflict, Invalid, NotFound } from "@/domain/problems";
import { paragraphsOf } from "@/domain/proposal";
import type { Viewer } from "@/domain/viewer";
import type { ImportingAccess } from "../imports/access-import";
import type { SeenCorrection } from "../texts/publish-correction";
import type { TranslatingAccess } from "./access-translating";
import { findTranslating, refuseUnlessOpen, type Translating } from "./find-translating";
import { type ProposedRows, prepareTranslated } from "./prepare-translated";
import { measureTranslated, publishNextTranslated } from "./publish-next-translated";

type Published = { textId: string; translationId: string; editionId: string };

/**
 * Publishes an import as the next edition of the translation that it corrects, in the rows that were seen, once.
 * @throws Conflict when somebody else has changed the import since, or published another edition of the translation or its
 * text
 */
export async function publishImportedCorrection(
  viewer: Viewer,
  slug: string,
  id: string,
  { version, baseId }: SeenCorrection,
): Promise<Published> {
  const seen = await findTranslatedCorrection(database(), viewer, slug, id);
  const done = publishedAs(seen);
  if (done) return done;
  refuseUnlessOpen(seen.found, version);
  if (seen.translation.editionId !== baseId) throw new Conflict("edition.stale");
  const proposed = proposedRowsOf(seen.found);
  const prepared = await prepareTranslated(seen.access, seen.translation, proposed, seen.found);
  const editionId = newId();
  const measured = await measureTranslated(seen.translation, prepared, editionId);
  return inTransaction(async (tx) => {
    const held = await findTranslatedCorrection(tx, viewer, slug, id, "update");
    const published = publishedAs(held);
    if (published) return published;
    refuseUnlessOpen(held.found, version);
    await publishNextTranslated(tx, held.access, prepared, measured);
    const { id: textId } = held.access.text;
    const keys = proposed.pieces.flatMap(({ attrs }) => pictureIn(attrs)?.key ?? []);
    await keepPicturesOfText(tx, held.importing, { importId: id, textId, keys });
    await keepEditionOfImport(tx, held.importing, id, editionId);
    return { textId, translationId: held.translation.id, editionId };
  });
}

export type TranslatedCorrection = {
  importing: ImportingAccess;
  access: TranslatingAccess;
  translation: TranslationRow;
  found: Translating;
};

/** An import that corrects a translation, and that. */
export async function findTranslatedCorrection(
  db: Db,
  viewer: Viewer,
  slug: string,
  id: string,
  lock?: "update",
): Promise<TranslatedCorrection> {
  const { found, ...doors } = await findTranslating(db, viewer, slug, id, lock);
  const translation =
    found.translationId && (await findTranslationRow(db, doors.access, found.translationId));
  if (!translation) throw new NotFound();
  return { ...doors, found, translation };
}

/** @throws Conflict when it is not laid beside its text yet, Invalid when nothing would be left */
export function proposedRowsOf({ proposal, rows, alignedTo }: Translating): ProposedRows {
  if (rows === null || alignedTo === null) throw new Conflict("translation.stale");
  const pieces = paragraphsOf(proposal);
  if (pieces.length === 0) throw new Invalid("import.nothing-left");
  return { pieces, rows, alignedTo };
}

const publishedAs = ({ found, access, translation }: TranslatedCorrection): Published | null =>
  found.editionId === null
    ? null
    : { textId: access.text.id, translationId: translation.id, editionId: found.editionId };
