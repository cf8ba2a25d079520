import { database } from "@/db/client";
import { listParagraphsOf } from "@/db/queries/next-edition";
import { inTransaction } from "@/db/transaction";
import { proposalOfEdition } from "@/domain/next-edition/proposal-of-edition";
import { plainTextOf } from "@/domain/paragraphs";
import type { Proposal } from "@/domain/proposal";
import type { Viewer } from "@/domain/viewer";
import { accessImporting } from "../imports/access-import";
import { addImport } from "../imports/add-import";
import type { AddressToImport } from "../imports/file-from-address";
import { keepImport } from "../imports/keep-import";
import type { FileToParse } from "../imports/parse-file";
import { spendImport } from "../imports/spend-import";
import { accessCorrecting } from "./access-correcting";

/** Keeps a new file for a text, to be looked at before it is published as its next edition. Answers the import's id. */
export async function correctByFile(
  viewer: Viewer,
  textId: string,
  brought: FileToParse | AddressToImport,
): Promise<string> {
  const { group, text } = await accessCorrecting(database(), viewer, textId);
  return addImport(viewer, group.slug, brought, { textId: text.id });
}

/** Lays the text's current edition out to be corrected. */
export async function correctByHand(viewer: Viewer, textId: string): Promise<string> {
  const access = await accessCorrecting(database(), viewer, textId);
  const paragraphs = await listParagraphsOf(database(), access);
  const file = {
    bytes: new TextEncoder().encode(plainTextOf(paragraphs)),
    name: `edition-${access.text.edition}.txt`,
  };
  await spendImport(viewer, file);
  return keep(viewer, textId, file, proposalOfEdition(access.text, paragraphs));
}

function keep(viewer: Viewer, textId: string, file: FileToParse, proposal: Proposal): Promise<string> {
  return inTransaction(async (tx) => {
    const { group } = await accessCorrecting(tx, viewer, textId);
    const importing = await accessImporting(tx, viewer, { id: group.id });
    return keepImport(tx, importing, file, { proposal, textId });
  });
}
