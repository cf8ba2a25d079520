import { database } from "@/db/client";
import { updateRows } from "@/db/queries/translating-imports";
import { holdTranslation, listOriginalRows, listTranslated } from "@/db/queries/translations";
import { inTransaction } from "@/db/transaction";
import { proposalOfEdition } from "@/domain/next-edition/proposal-of-edition";
import { plainTextOf } from "@/domain/paragraphs";
import { Conflict } from "@/domain/problems";
import { rowsOf } from "@/domain/translations/propose-rows";
import type { Viewer } from "@/domain/viewer";
import { accessImporting } from "../imports/access-import";
import { addImport } from "../imports/add-import";
import type { AddressToImport } from "../imports/file-from-address";
import { keepImport } from "../imports/keep-import";
import type { FileToParse } from "../imports/parse-file";
import { spendImport } from "../imports/spend-import";
import { accessTranslated } from "./access-translated";
import { accessTranslating } from "./access-translating";

/** Keeps a new file for a translation, to be looked at before it is published as its next edition. Answers the import's id. */
export async function correctTranslationByFile(
  viewer: Viewer,
  id: string,
  brought: FileToParse | AddressToImport,
): Promise<string> {
  const { access, translation } = await accessTranslated(database(), viewer, id);
  const of = { translates: access.text.id, translationId: translation.id };
  return addImport(viewer, access.group.slug, brought, of);
}

/**
 * Lays a translation's current edition out to be corrected, each paragraph in its row.
 * @throws Conflict when another one is published meanwhile
 */
export async function correctTranslationByHand(viewer: Viewer, id: string): Promise<string> {
  const { access, translation } = await accessTranslated(database(), viewer, id);
  const paragraphs = await listTranslated(database(), access, translation.editionId);
  const file = { bytes: new TextEncoder().encode(plainTextOf(paragraphs)), name: `${translation.title}.txt` };
  await spendImport(viewer, file);
  const { translators: authors, ...said } = translation;
  const proposal = proposalOfEdition({ ...said, authors }, paragraphs);
  return inTransaction(async (tx) => {
    const held = await accessTranslating(tx, viewer, access.text.id);
    if ((await holdTranslation(tx, held, translation.id, "share")) !== translation.editionId)
      throw new Conflict("edition.published-meanwhile");
    const importing = await accessImporting(tx, viewer, { id: held.group.id });
    const of = { translates: held.text.id, translationId: translation.id };
    const importId = await keepImport(tx, importing, file, { proposal, ...of });
    const keys = (await listOriginalRows(tx, held)).map(({ key }) => key);
    const aligned = { rows: rowsOf(keys, paragraphs), alignedTo: held.text.editionId };
    await updateRows(tx, importing, { id: importId, version: 1 }, aligned);
    return importId;
  });
}
