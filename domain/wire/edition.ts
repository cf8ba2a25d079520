import { z } from "zod";
import { PLACEMENT_STATES } from "../passages";
import { instant } from "./list";
import { memberShape } from "./post";
import { importOptions } from "./reading";

const paragraphChanges = z
  .object({
    ...{ same: z.int(), changed: z.int(), moved: z.int(), split: z.int(), merged: z.int(), gone: z.int() },
    new: z.int(),
  })
  .describe("What became of the paragraphs of the edition before, and how many are new");

const annotationChanges = z
  .object({ exact: z.int(), moved: z.int(), changed: z.int(), paragraph: z.int(), lost: z.int() })
  .describe("Where annotations stand: all there are, also those that whoever asks may not read");

export const editionShape = z.object({
  id: z.string(),
  text: z.string(),
  number: z.int().describe("Counts a text's editions from 1"),
  current: z.boolean(),
  paragraphCount: z.int().describe("Numbered paragraphs"),
  wordCount: z.int(),
  publishedAt: instant,
  publishedBy: memberShape,
  changes: z
    .object({
      paragraphs: paragraphChanges,
      annotations: annotationChanges
        .nullable()
        .describe("For those who may correct the text; null for others"),
    })
    .nullable()
    .describe("Since the edition before; null for the first"),
});
export type EditionWire = z.infer<typeof editionShape>;

export const translatedEditionShape = editionShape.extend({
  translation: z.string().describe("Whose edition it is"),
  number: z.int().describe("Counts the translation's editions from 1"),
});
export type TranslatedEditionWire = z.infer<typeof translatedEditionShape>;

export const placementReportShape = z.object({
  paragraphs: paragraphChanges,
  annotations: annotationChanges,
  items: z
    .array(
      z.object({
        annotation: z.string(),
        reading: z.string(),
        author: memberShape,
        state: z.enum(PLACEMENT_STATES),
        before: z.object({ paragraph: z.int().nullable(), quote: z.string() }),
        after: z.object({ paragraph: z.int().nullable(), quote: z.string() }).nullable(),
      }),
    )
    .describe(
      "Annotations whose words are others now, or lost, as far as whoever asks may read them; never private ones",
    ),
});
export type PlacementReport = z.infer<typeof placementReportShape>;

/** A corrected text on its way in. Its title stays the text's. */
export const newEdition = z.union([
  z.object({ format: importOptions.format, file: z.file(), asIs: z.stringbool().optional() }),
  z.object({ format: importOptions.format, content: z.string(), asIs: z.boolean().optional() }),
]);

export const addedEditionShape = z.union([
  editionShape.extend({ report: placementReportShape }),
  z.object({ report: placementReportShape }),
]);

export const addedTranslatedEditionShape = z.union([
  translatedEditionShape.extend({ report: placementReportShape }),
  z.object({ report: placementReportShape }),
]);
