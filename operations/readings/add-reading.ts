import { database } from "@/db/client";
import { findImportOfReading } from "@/db/queries/imports";
import { inTransaction } from "@/db/transaction";
import type { ImportWarning } from "@/domain/formats/decode-text";
import { newId } from "@/domain/ids";
import { excludedFrom, type ImportDraft } from "@/domain/import-draft";
import type { Viewer } from "@/domain/viewer";
import { accessReading } from "../access";
import { accessImporting } from "../imports/access-import";
import { draftOfFile, type FileToImport } from "../imports/draft-of-file";
import { keepImport } from "../imports/keep-import";
import { publishDraft } from "../imports/publish-draft";
import type { PublishedText } from "../imports/publish-text";
import { spendImport } from "../imports/spend-import";

export type AddedReading = PublishedText & {
  excluded: ReturnType<typeof excludedFrom>;
  warnings: ImportWarning[];
};

/**
 * Imports a file and publishes what was read of it, without a look in between. Done again under the same id it answers
 * with what is there.
 */
export async function addReading(
  viewer: Viewer,
  slug: string,
  file: FileToImport,
  id = newId(),
): Promise<AddedReading> {
  const before = await accessImporting(database(), viewer, slug);
  const made = await findImportOfReading(database(), before, id);
  if (made) return withDraft(await findPublished(viewer, id), made);
  await spendImport(viewer, file);
  const draft = await draftOfFile(file);
  const added = await inTransaction(async (tx) => {
    const access = await accessImporting(tx, viewer, slug);
    const importId = await keepImport(tx, access, { bytes: file.bytes, name: file.name }, draft);
    return publishDraft(tx, access, importId, draft, id);
  });
  return withDraft(added, draft);
}

async function findPublished(viewer: Viewer, readingId: string): Promise<PublishedText> {
  const { reading } = await accessReading(database(), viewer, readingId, "reading.read");
  const { textId, editionId, paragraphCount } = reading;
  return { textId, editionId, paragraphCount, readingId };
}

const withDraft = (text: PublishedText, draft: ImportDraft): AddedReading => ({
  ...text,
  excluded: excludedFrom(draft),
  warnings: draft.warnings,
});
