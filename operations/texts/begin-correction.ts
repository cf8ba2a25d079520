import { database } from "@/db/client";
import { holdText, listParagraphsOf } from "@/db/queries/next-edition";
import { inTransaction } from "@/db/transaction";
import { proposalOfEdition } from "@/domain/next-edition/proposal-of-edition";
import { plainTextOf } from "@/domain/paragraphs";
import { Conflict } from "@/domain/problems";
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

/** Lays the text's current edition out to be corrected. @throws Conflict when another one is published meanwhile */
export async function correctByHand(viewer: Viewer, textId: string): Promise<string> {
  const access = await accessCorrecting(database(), viewer, textId);
  const paragraphs = await listParagraphsOf(database(), access);
  const file = {
    bytes: new TextEncoder().encode(plainTextOf(paragraphs)),
    name: `edition-${access.text.edition}.txt`,
  };
  await spendImport(viewer, file);
  const proposal = proposalOfEdition(access.text, paragraphs);
  return inTransaction(async (tx) => {
    const held = await accessCorrecting(tx, viewer, textId);
    if (held.text.editionId !== access.text.editionId || !(await holdText(tx, held)))
      throw new Conflict("edition.published-meanwhile");
    const importing = await accessImporting(tx, viewer, { id: held.group.id });
    return keepImport(tx, importing, file, { proposal, textId });
  });
}
