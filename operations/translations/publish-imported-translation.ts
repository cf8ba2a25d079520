import { keepPicturesOfText } from "@/db/queries/pictures";
import { keepTranslationOfImport } from "@/db/queries/translating-imports";
import { inTransaction } from "@/db/transaction";
import { pictureIn } from "@/domain/pictures";
import { Conflict, Invalid } from "@/domain/problems";
import { aboutOf, paragraphsOf } from "@/domain/proposal";
import type { TranslationAbout } from "@/domain/translations/translation-about";
import type { Viewer } from "@/domain/viewer";
import { findTranslating, refuseUnlessOpen, type Translating } from "./find-translating";
import { publishFirstTranslated } from "./publish-first-translated";

/**
 * Publishes an import as a translation of its text, in the rows that were seen, once: doing it again answers the same.
 * @throws Conflict when somebody else has changed it since, or the text has another edition by now
 */
export async function publishImportedTranslation(
  viewer: Viewer,
  slug: string,
  id: string,
  { version, translators }: { version: number; translators: string[] },
): Promise<{ textId: string; translationId: string }> {
  return inTransaction(async (tx) => {
    const { importing, access, found } = await findTranslating(tx, viewer, slug, id, "update");
    const textId = found.translates;
    if (found.editionId !== null && found.translationId !== null)
      return { textId, translationId: found.translationId };
    if (found.translationId !== null) throw new Conflict("import.corrects");
    refuseUnlessOpen(found, version);
    const { rows, alignedTo } = found;
    if (rows === null || alignedTo === null) throw new Conflict("translation.stale");
    const pieces = paragraphsOf(found.proposal);
    if (pieces.length === 0) throw new Invalid("import.nothing-left");
    const about = saidOf(found, translators);
    const published = await publishFirstTranslated(tx, access, { about, pieces, rows, alignedTo });
    const keys = pieces.flatMap(({ attrs }) => pictureIn(attrs)?.key ?? []);
    await keepPicturesOfText(tx, importing, { importId: id, textId, keys });
    await keepTranslationOfImport(tx, importing, id, published);
    return { textId, translationId: published.translationId };
  });
}

function saidOf({ proposal }: Translating, translators: string[]): TranslationAbout {
  const { date, language, direction, origin, licence } = aboutOf(proposal);
  const title = proposal.title.replace(/\s+/g, " ").trim();
  if (title === "") throw new Invalid("import.title-missing");
  if (language === null) throw new Invalid("translation.language-missing");
  return { title, translators, date, language, direction, origin, licence };
}
