import { z } from "zod";
import { translationAboutSchema } from "../translations/translation-about";
import { editOf } from "./edit";
import { importOptions } from "./reading";
import { int4 } from "./storable";

export const translationShape = z.object({
  id: z.string(),
  text: z.string().describe("What it translates"),
  edition: z.string().describe("Its own edition that is current"),
  title: z.string(),
  translators: z.array(z.string()),
  date: z.string().nullable().describe("When it was written or came out, as one says it"),
  language: z.string(),
  direction: z.enum(["ltr", "rtl"]),
  source: z.string().nullable().describe("Where the words are from"),
  licence: z.string().nullable(),
  version: z.int(),
});
export type TranslationWire = z.infer<typeof translationShape>;

const { origin, translators, date, direction, licence, ...said } = translationAboutSchema.shape;

const newFields = {
  ...said,
  direction: direction.optional().describe("That of the file where it is not said"),
  date: date.optional(),
  source: origin.optional(),
  licence: licence.optional(),
  format: importOptions.format,
};

/** A translation on its way in: a file from a form, with its translators divided by semicolons, or as JSON its content. */
export const newTranslation = z.union([
  z.object({
    ...newFields,
    translators: z.string().max(5_000).optional(),
    file: z.file(),
    asIs: z.stringbool().optional(),
  }),
  z.object({
    ...newFields,
    translators: translators.optional(),
    content: z.string(),
    asIs: z.boolean().optional(),
  }),
]);

export const translationEdit = editOf({
  version: int4,
  ...z.object({ ...said, translators, date, direction, source: origin, licence }).partial().shape,
});
