import { type Db, database } from "@/db/client";
import { findTranslationRow, listTranslations, type TranslationRow } from "@/db/queries/translations";
import type { Granted } from "@/domain/granted";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { List } from "@/domain/wire/list";
import type { TranslationWire } from "@/domain/wire/translation";
import { accessEditions, type TextAccess } from "../access";
import { accessTranslation } from "./access-translation";

const translationWire = ({
  textId,
  editionId,
  origin,
  createdAt: _,
  ...row
}: TranslationRow): TranslationWire => ({ ...row, text: textId, edition: editionId, source: origin });

/** As few as a text has: they are told at once. */
export async function listTranslationsOf(viewer: Viewer, textId: string): Promise<List<TranslationWire>> {
  const access = await accessEditions(database(), viewer, textId, "text.read");
  const found = await listTranslations(database(), access, access.text.id);
  return { items: found.map(translationWire), next: null };
}

export async function findTranslation(viewer: Viewer, id: string): Promise<TranslationWire> {
  return readTranslation(database(), await accessTranslation(database(), viewer, id, "text.read"), id);
}

export async function readTranslation(
  db: Db,
  access: Granted<TextAccess>,
  id: string,
): Promise<TranslationWire> {
  const found = await findTranslationRow(db, access, id);
  if (!found) throw new NotFound();
  return translationWire(found);
}
