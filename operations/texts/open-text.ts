import { database } from "@/db/client";
import { listReadingsOfText } from "@/db/queries/editions";
import { listTranslations, type TranslationRow } from "@/db/queries/translations";
import { can } from "@/domain/policy";
import { NotFound } from "@/domain/problems";
import { isSameSlug } from "@/domain/slugs";
import type { Text } from "@/domain/texts";
import type { Viewer } from "@/domain/viewer";
import { accessEditions } from "../access";

export type OpenedText = {
  text: Text;
  readings: { id: string; isArchived: boolean }[];
  mayCorrect: boolean;
  translations: TranslationRow[];
  mayTranslate: boolean;
};

/** A text as its page begins: what it is, where it is read, and whether the viewer may correct it. */
export async function openText(viewer: Viewer, slug: string, textId: string): Promise<OpenedText> {
  const access = await accessEditions(database(), viewer, textId, "text.read");
  if (!isSameSlug(access.group.slug, slug)) throw new NotFound();
  return {
    text: access.text,
    readings: await listReadingsOfText(database(), access),
    mayCorrect: can("text.correct", access),
    translations: await listTranslations(database(), access, access.text.id),
    mayTranslate: can("text.translate", access),
  };
}
