import type { Db } from "@/db/client";
import { findTextOfTranslation, findTranslationRow, type TranslationRow } from "@/db/queries/translations";
import { isId } from "@/domain/ids";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessTranslating, type TranslatingAccess } from "./access-translating";

/** A translation for whoever may correct it. */
export async function accessTranslated(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<{ access: TranslatingAccess; translation: TranslationRow }> {
  const textId = isId(id) ? await findTextOfTranslation(db, id) : null;
  const access = await accessTranslating(db, viewer, textId ?? "");
  const translation = await findTranslationRow(db, access, id);
  if (!translation) throw new NotFound();
  return { access, translation };
}
