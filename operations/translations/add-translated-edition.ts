import { database } from "@/db/client";
import { type EditionRow, findTranslatedEdition, isEditionMade } from "@/db/queries/editions";
import { keepEditionOfImport } from "@/db/queries/imports";
import { keepPicturesOfText } from "@/db/queries/pictures";
import { holdOriginal, holdTranslation, type TranslationRow } from "@/db/queries/translations";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/domain/ids";
import { Conflict, Invalid } from "@/domain/problems";
import { paragraphsOf } from "@/domain/proposal";
import type { Viewer } from "@/domain/viewer";
import type { PlacementReport, TranslatedEditionWire } from "@/domain/wire/edition";
import { accessImporting } from "../imports/access-import";
import { keepImport } from "../imports/keep-import";
import { keepPictures } from "../imports/keep-pictures";
import { type FileToImport, proposalOfFile } from "../imports/proposal-of-file";
import { spendImport } from "../imports/spend-import";
import { accessTranslated } from "./access-translated";
import type { TranslatingAccess } from "./access-translating";
import { alignNextWith } from "./align-import";
import { prepareTranslated } from "./prepare-translated";
import { measureTranslated, publishNextTranslated } from "./publish-next-translated";
import { reportTranslated } from "./report-translated";
import { translatedEditionWire } from "./translated-edition-wire";

export type AddedTranslatedEdition = TranslatedEditionWire & { report: PlacementReport };

/**
 * Publishes what was read of a file as a translation's next edition, in the rows of the one before and aligned where it is new,
 * without a look in between. Done again under the same id it answers with what is there.
 */
export async function addTranslatedEdition(
  viewer: Viewer,
  translationId: string,
  file: FileToImport,
  id = newId(),
): Promise<AddedTranslatedEdition> {
  const before = await accessTranslated(database(), viewer, translationId);
  const made = await findTranslatedEdition(database(), before.access, translationId, id);
  if (made)
    return {
      ...translatedEditionWire(before.access, before.translation, made),
      report: reportOf(made.changes),
    };
  const { proposal, pictures, prepared } = await read(before, file);
  const report = await reportTranslated(before.access, prepared);
  const measured = await measureTranslated(before.translation, prepared, id);
  await inTransaction(async (tx) => {
    const { access } = await accessTranslated(tx, viewer, translationId);
    const importing = await accessImporting(tx, viewer, { id: access.group.id });
    // Before the import is kept: whoever holds the group's events waits for nobody who holds these.
    await holdOriginal(tx, access);
    await holdTranslation(tx, access, translationId, "update");
    if (await isEditionMade(tx, id)) throw new Conflict("id-taken");
    const of = { translates: access.text.id, translationId };
    const importId = await keepImport(tx, importing, file, { proposal, ...of });
    await keepPictures(tx, { groupId: access.group.id, importId }, pictures);
    await publishNextTranslated(tx, access, prepared, measured);
    const keys = pictures.map(({ key }) => key);
    await keepPicturesOfText(tx, importing, { importId, textId: access.text.id, keys });
    await keepEditionOfImport(tx, importing, importId, id);
  });
  const after = await accessTranslated(database(), viewer, translationId);
  const row = await findTranslatedEdition(database(), after.access, translationId, id);
  if (!row) throw new Error("An edition that was just published is not there");
  return { ...translatedEditionWire(after.access, after.translation, row), report };
}

/** What publishing it would do. */
export async function tryTranslatedEdition(
  viewer: Viewer,
  translationId: string,
  file: FileToImport,
): Promise<PlacementReport> {
  const found = await accessTranslated(database(), viewer, translationId);
  const { prepared } = await read(found, file);
  return reportTranslated(found.access, prepared);
}

type Found = { access: TranslatingAccess; translation: TranslationRow };

async function read({ access, translation }: Found, file: FileToImport) {
  await spendImport(access.viewer, file);
  const { proposal, pictures } = await proposalOfFile(file);
  const pieces = paragraphsOf(proposal);
  if (pieces.length === 0) throw new Invalid("import.nothing-left");
  const rows = await alignNextWith(access, translation, pieces);
  const proposed = { pieces, rows, alignedTo: access.text.editionId };
  return { proposal, pictures, prepared: await prepareTranslated(access, translation, proposed) };
}

/** Of an edition that was published before: its words are told by the annotations. */
function reportOf(changes: EditionRow["changes"]): PlacementReport {
  if (!changes) throw new Conflict("id-taken");
  return { ...changes, items: [] };
}
