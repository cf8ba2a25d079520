import type { Transaction } from "@/db/client";
import { keepReadingOfImport } from "@/db/queries/imports";
import { type ImportDraft, paragraphsOf } from "@/domain/import-draft";
import { Invalid } from "@/domain/problems";
import type { ImportingAccess } from "./access-import";
import { type PublishedText, publishText } from "./publish-text";

/** Makes a text and its reading of an import, in the caller's transaction. */
export async function publishDraft(
  tx: Transaction,
  access: ImportingAccess,
  importId: string,
  draft: ImportDraft,
  readingId?: string,
): Promise<PublishedText> {
  const paragraphs = paragraphsOf(draft);
  const title = draft.title.replace(/\s+/g, " ").trim();
  if (title === "") throw new Invalid("import.title-missing");
  if (paragraphs.length === 0) throw new Invalid("import.nothing-left");
  const { authors, language, direction } = draft;
  const published = await publishText(tx, access, {
    id: readingId,
    title,
    authors,
    language,
    direction,
    paragraphs,
  });
  await keepReadingOfImport(tx, access, importId, published.readingId);
  return published;
}
