import type { Db } from "@/db/client";
import type { TranslationRead } from "@/db/queries/reading-map";
import type { SetEdition } from "@/domain/editions";
import type { Granted } from "@/domain/granted";
import type { LanguageChoice } from "@/domain/language-choice";
import type { ReadingAccess } from "../access";
import { readBeside, readTranslation } from "./read-edition";

/** The translation that a reading is read in, and the edition with its words, alone or beside those of the text. */
export type ReadIn = { translation: TranslationRead; isBeside: boolean; edition: SetEdition };

/** Null for the text itself, also where what was chosen is none of its translations. */
export async function readIn(
  db: Db,
  access: Granted<ReadingAccess>,
  translations: readonly TranslationRead[],
  choice: LanguageChoice | null | undefined,
): Promise<ReadIn | null> {
  const translation = choice && translations.find(({ id }) => id === choice.translation);
  if (!translation) return null;
  const { beside: isBeside } = choice;
  const edition = await (isBeside
    ? readBeside(db, access, translation)
    : readTranslation(db, access, translation.editionId));
  return { translation, isBeside, edition };
}
