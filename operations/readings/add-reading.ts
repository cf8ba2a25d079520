import { database } from "@/db/client";
import { findImportOfReading } from "@/db/queries/imports";
import { inTransaction } from "@/db/transaction";
import type { ImportWarning } from "@/domain/formats/decode-text";
import { newId } from "@/domain/ids";
import { excludedFrom, type Proposal } from "@/domain/proposal";
import type { Viewer } from "@/domain/viewer";
import { accessReading } from "../access";
import { accessImporting } from "../imports/access-import";
import { type AddressToImport, fileFrom } from "../imports/file-from-address";
import { keepImport } from "../imports/keep-import";
import { keepPictures } from "../imports/keep-pictures";
import { type FileToImport, proposalOfFile } from "../imports/proposal-of-file";
import { publishProposal } from "../imports/publish-proposal";
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
  brought: FileToImport | AddressToImport,
  id = newId(),
): Promise<AddedReading> {
  const before = await accessImporting(database(), viewer, slug);
  const made = await findImportOfReading(database(), before, id);
  if (made) return withProposal(await findPublished(viewer, id), made);
  const file = await fileFrom(viewer, brought);
  await spendImport(viewer, file);
  const { proposal, pictures } = await proposalOfFile(file);
  const added = await inTransaction(async (tx) => {
    const access = await accessImporting(tx, viewer, slug);
    const importId = await keepImport(tx, access, file, { proposal });
    await keepPictures(tx, { groupId: access.group.id, importId }, pictures);
    return publishProposal(tx, access, importId, proposal, { readingId: id });
  });
  return withProposal(added, proposal);
}

async function findPublished(viewer: Viewer, readingId: string): Promise<PublishedText> {
  const { reading } = await accessReading(database(), viewer, readingId, "reading.read");
  const { textId, editionId, paragraphCount } = reading;
  return { textId, editionId, paragraphCount, readingId };
}

const withProposal = (text: PublishedText, proposal: Proposal): AddedReading => ({
  ...text,
  excluded: excludedFrom(proposal),
  warnings: proposal.warnings,
});
