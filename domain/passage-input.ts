import { z } from "zod";
import { idSchema } from "./ids";
import { int4, storable } from "./wire/storable";

const w3cSelector = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("TextQuoteSelector"),
    exact: storable.min(1),
    prefix: z.string().optional(),
    suffix: z.string().optional(),
  }),
  z.object({ type: z.literal("TextPositionSelector"), start: z.int().min(0), end: z.int().min(0) }),
]);

export type W3cSelector = z.infer<typeof w3cSelector>;

export const paragraphRef = z
  .union([int4.min(1), storable.min(1).max(64)])
  .describe("The number printed beside the paragraph, or its key, which a heading has, too");

/** How a passage is asked for. Apart from `passages.ts`, which also runs in the page: the parser need not go there. */
export const passageInput = z.union([
  z.object({ selectors: z.array(w3cSelector).min(1).max(8) }),
  z.object({
    paragraph: paragraphRef,
    /** Left out, the whole paragraph is meant. */
    quote: storable.min(1).optional(),
    prefix: z.string().optional(),
    suffix: z.string().optional(),
    throughParagraph: paragraphRef.optional(),
    /** Where in the paragraph the quote begins, in UTF-16 units: decides between equal matches. */
    start: z.int().min(0).optional(),
    translation: idSchema.nullish().describe("The one whose words they are; left out for the text itself"),
  }),
]);
export type PassageInput = z.infer<typeof passageInput>;
