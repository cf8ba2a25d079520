import { z } from "zod";
import { aboutSchema, authorsFrom } from "../about-text";
import { TITLE_LENGTH } from "../limits";
import { Invalid } from "../problems";
import { storable } from "../wire/storable";

/** What is said about a translation; beside it stands what is said about the text. */
export const translationAboutSchema = z.object({
  title: storable
    .transform((said) => said.replace(/\s+/g, " ").trim())
    .pipe(z.string().min(1, "import.title-missing").max(TITLE_LENGTH)),
  translators: aboutSchema.shape.authors,
  date: aboutSchema.shape.date,
  language: aboutSchema.shape.language.pipe(z.string("text.no-language")),
  direction: aboutSchema.shape.direction,
  origin: aboutSchema.shape.origin,
  licence: aboutSchema.shape.licence,
});

export type TranslationAbout = z.output<typeof translationAboutSchema>;

/** Names as they are typed into one field. @throws Invalid where there are too many, or one is too long */
export function translatorsFrom(typed: string): string[] {
  const parsed = translationAboutSchema.shape.translators.safeParse(authorsFrom(typed));
  if (!parsed.success) throw new Invalid("translation.translators-unfit");
  return parsed.data;
}
