import { database } from "@/db/client";
import { listEditionRows } from "@/db/queries/editions";
import { findTranslationRow } from "@/db/queries/translations";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { TranslatedEditionWire } from "@/domain/wire/edition";
import { type List, pageOf } from "@/domain/wire/list";
import { accessTranslation } from "./access-translation";
import { translatedEditionWire } from "./translated-edition-wire";

/** The editions of a translation, the latest first. */
export async function listTranslatedEditions(
  viewer: Viewer,
  translationId: string,
  { after, limit }: { after?: number | undefined; limit: number },
): Promise<List<TranslatedEditionWire>> {
  const access = await accessTranslation(database(), viewer, translationId, "text.read");
  const translation = await findTranslationRow(database(), access, translationId);
  if (!translation) throw new NotFound();
  const found = await listEditionRows(database(), access, { translationId, after, limit: limit + 1 });
  return pageOf(found, limit, {
    item: (row) => translatedEditionWire(access, translation, row),
    cursor: ({ number }) => String(number),
  });
}
