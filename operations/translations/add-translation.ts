import { database } from "@/db/client";
import { keepPicturesOfText } from "@/db/queries/pictures";
import { keepTranslationOfImport } from "@/db/queries/translating-imports";
import { findTranslationRow, holdOriginal } from "@/db/queries/translations";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/domain/ids";
import { Invalid } from "@/domain/problems";
import { aboutOf, paragraphsOf } from "@/domain/proposal";
import type { TranslationAbout } from "@/domain/translations/translation-about";
import type { Viewer } from "@/domain/viewer";
import type { TranslationWire } from "@/domain/wire/translation";
import { accessImporting } from "../imports/access-import";
import { keepImport } from "../imports/keep-import";
import { keepPictures } from "../imports/keep-pictures";
import { type FileToImport, proposalOfFile } from "../imports/proposal-of-file";
import { spendImport } from "../imports/spend-import";
import { accessTranslating } from "./access-translating";
import { alignWith } from "./align-import";
import { findTranslation } from "./find-translation";
import { publishFirstTranslated } from "./publish-first-translated";

type Said = Pick<TranslationAbout, "title" | "translators" | "language"> & {
  [Field in "date" | "direction" | "origin" | "licence"]?: TranslationAbout[Field] | undefined;
};

/**
 * Publishes what was read of a file as a translation of a text, aligned without a look in between. Done again under the same
 * id it answers with what is there.
 */
export async function addTranslation(
  viewer: Viewer,
  textId: string,
  file: FileToImport,
  said: Said,
  id = newId(),
): Promise<TranslationWire> {
  const before = await accessTranslating(database(), viewer, textId);
  if (await findTranslationRow(database(), before, id)) return findTranslation(viewer, id);
  await spendImport(viewer, file);
  const { proposal, pictures } = await proposalOfFile(file);
  const pieces = paragraphsOf(proposal);
  if (pieces.length === 0) throw new Invalid("import.nothing-left");
  const rows = await alignWith(before, pieces);
  const alignedTo = before.text.editionId;
  const found = aboutOf(proposal);
  const about = {
    ...said,
    date: said.date ?? found.date,
    direction: said.direction ?? found.direction,
    origin: said.origin ?? found.origin,
    licence: said.licence ?? found.licence,
  };
  await inTransaction(async (tx) => {
    const access = await accessTranslating(tx, viewer, textId);
    // Before the import is kept: whoever holds the group's events waits for nobody who holds the text.
    await holdOriginal(tx, access);
    const importing = await accessImporting(tx, viewer, { id: access.group.id });
    const importId = await keepImport(tx, importing, file, { proposal, translates: access.text.id });
    await keepPictures(tx, { groupId: access.group.id, importId }, pictures);
    const published = await publishFirstTranslated(tx, access, { id, about, pieces, rows, alignedTo });
    const keys = pictures.map(({ key }) => key);
    await keepPicturesOfText(tx, importing, { importId, textId: access.text.id, keys });
    await keepTranslationOfImport(tx, importing, importId, published);
  });
  return findTranslation(viewer, id);
}
