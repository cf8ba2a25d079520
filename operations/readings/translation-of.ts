import { database } from "@/db/client";
import { listTranslations, type TranslationRow } from "@/db/queries/translations";
import type { Granted } from "@/domain/granted";
import { NotFound } from "@/domain/problems";
import type { SetTranslation } from "@/domain/set-translation";
import type { ReadingAccess } from "../access";
import { readTranslation } from "./read-edition";

export type InTranslation = { translation: TranslationRow; set: SetTranslation };

/** A translation of what is read, in its rows. @throws NotFound where the text has no such one */
export async function translationOf(access: Granted<ReadingAccess>, id: string): Promise<InTranslation> {
  const translations = await listTranslations(database(), access, access.reading.textId);
  const translation = translations.find((one) => one.id === id);
  if (!translation) throw new NotFound();
  return { translation, set: await readTranslation(database(), access, translation.editionId) };
}
