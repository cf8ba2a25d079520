import { database } from "@/db/client";
import { type EditionRow, findEditionRow, isEditionMade } from "@/db/queries/editions";
import { keepEditionOfImport } from "@/db/queries/imports";
import { holdText } from "@/db/queries/next-edition";
import { keepPicturesOfText } from "@/db/queries/pictures";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/domain/ids";
import { Conflict, Invalid } from "@/domain/problems";
import { paragraphsOf } from "@/domain/proposal";
import type { Viewer } from "@/domain/viewer";
import type { EditionWire, PlacementReport } from "@/domain/wire/edition";
import { accessEditions } from "../access";
import { accessImporting } from "../imports/access-import";
import { keepImport } from "../imports/keep-import";
import { keepPictures } from "../imports/keep-pictures";
import { type FileToImport, proposalOfFile } from "../imports/proposal-of-file";
import { spendImport } from "../imports/spend-import";
import { accessCorrecting, type CorrectingAccess } from "./access-correcting";
import { editionWire } from "./edition-wire";
import { type PreparedEdition, prepareEdition } from "./prepare-edition";
import { measureEdition, publishEdition } from "./publish-edition";
import { reportPlacements } from "./report-placements";

export type AddedEdition = EditionWire & { report: PlacementReport };

/**
 * Publishes what was read of a file as the text's next edition, without a look in between. Done again under the same id it
 * answers with what is there.
 */
export async function addEdition(
  viewer: Viewer,
  textId: string,
  file: FileToImport,
  id = newId(),
): Promise<AddedEdition> {
  const before = await accessCorrecting(database(), viewer, textId);
  const made = await findEditionRow(database(), before, id);
  if (made) return { ...editionWire(before, made), report: reportOf(made.changes) };
  const { proposal, pictures, prepared } = await read(before, file);
  const report = await reportPlacements(before, prepared);
  const measured = await measureEdition(before, prepared, id);
  await inTransaction(async (tx) => {
    const access = await accessCorrecting(tx, viewer, textId);
    const importing = await accessImporting(tx, viewer, { id: access.group.id });
    // Before the import is kept: whoever holds the group's events waits for nobody who holds the text.
    await holdText(tx, access);
    if (await isEditionMade(tx, id)) throw new Conflict("id-taken");
    const importId = await keepImport(tx, importing, file, { proposal, textId });
    await keepPictures(tx, { groupId: access.group.id, importId }, pictures);
    await publishEdition(tx, access, prepared, measured);
    await keepPicturesOfText(tx, importing, { importId, textId, keys: pictures.map(({ key }) => key) });
    await keepEditionOfImport(tx, importing, importId, id);
  });
  return { ...(await findEdition(viewer, textId, id)), report };
}

/** What publishing it would do. */
export async function tryEdition(
  viewer: Viewer,
  textId: string,
  file: FileToImport,
): Promise<PlacementReport> {
  const access = await accessCorrecting(database(), viewer, textId);
  const { prepared } = await read(access, file);
  return reportPlacements(access, prepared);
}

async function read(access: CorrectingAccess, file: FileToImport) {
  await spendImport(access.viewer, file);
  const { proposal, pictures } = await proposalOfFile(file);
  const paragraphs = paragraphsOf(proposal);
  if (paragraphs.length === 0) throw new Invalid("import.nothing-left");
  const prepared: PreparedEdition = await prepareEdition(access, paragraphs);
  return { proposal, pictures, prepared };
}

async function findEdition(viewer: Viewer, textId: string, id: string): Promise<EditionWire> {
  const access = await accessEditions(database(), viewer, textId, "text.read");
  const row = await findEditionRow(database(), access, id);
  if (!row) throw new Error("An edition that was just published is not there");
  return editionWire(access, row);
}

/** Of an edition that was published before: its words are told by the annotations. */
function reportOf(changes: EditionRow["changes"]): PlacementReport {
  if (!changes) throw new Conflict("id-taken");
  return { ...changes, items: [] };
}
