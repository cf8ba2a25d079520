import { z } from "zod";
import { aboutSchema } from "../about-text";
import { TITLE_LENGTH } from "../limits";
import { storable } from "../wire/storable";

/** What is said about a translation; beside it stands what is said about the text. */
export const translationAboutSchema = z.object({
  title: storable
    .transform((said) => said.replace(/\s+/g, " ").trim())
    .pipe(z.string().min(1).max(TITLE_LENGTH)),
  translators: aboutSchema.shape.authors,
  language: aboutSchema.shape.language.pipe(z.string()),
  direction: aboutSchema.shape.direction,
  origin: aboutSchema.shape.origin,
  licence: aboutSchema.shape.licence,
});

export type TranslationAbout = z.output<typeof translationAboutSchema>;
