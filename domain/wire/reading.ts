import { z } from "zod";
import { idSchema } from "../ids";
import { IMPORT_FORMATS } from "../import-formats";
import { FIND_LENGTH, LINK_LENGTH } from "../limits";
import { PARAGRAPH_KINDS } from "../paragraphs";
import { editOf } from "./edit";
import { instant, listOf, pageByPlace } from "./list";
import { storable } from "./storable";

export const readingShape = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  authors: z.array(z.string()),
  date: z.string().nullable().describe("When it was written or came out, as one says it"),
  source: z.string().nullable().describe("Where the words are from"),
  licence: z.string().nullable(),
  language: z.string().nullable(),
  direction: z.enum(["ltr", "rtl"]),
  group: z.string().describe("The group's slug"),
  text: z.string(),
  textVersion: z.int().describe("Of what is said about the text; named by whoever edits that"),
  edition: z.string(),
  paragraphCount: z.int().describe("Numbered paragraphs"),
  wordCount: z.int(),
  createdAt: instant,
  archivedAt: instant.nullable(),
  divided: z
    .boolean()
    .describe("Members talk in their subgroups; else all of them read what was said in each"),
});
export type ReadingWire = z.infer<typeof readingShape>;

export const readingEdit = editOf({
  archived: z
    .boolean()
    .optional()
    .describe("In an archived reading everything can be read and nothing be written"),
  divided: z
    .boolean()
    .optional()
    .describe("True: each subgroup has its own talk. False: all that was said in any is every member's"),
});

export const importOptions = { title: z.string().optional(), format: z.enum(IMPORT_FORMATS).optional() };

/** A text on its way in: a file from a form, or as JSON its content, or where it can be fetched. */
export const newReading = z.union([
  z.object({ ...importOptions, file: z.file(), asIs: z.stringbool().optional() }),
  z.object({ ...importOptions, content: z.string(), asIs: z.boolean().optional() }),
  z.object({
    title: z.string().optional(),
    format: z.literal("url").optional(),
    address: z.string().max(LINK_LENGTH).describe("Of a web page or file, which is fetched from there"),
    asIs: z.boolean().optional(),
  }),
]);

export const addedReadingShape = readingShape.extend({
  excluded: z
    .array(z.object({ text: z.string(), reason: z.string().nullable() }))
    .describe("What was set aside, as not belonging to the text"),
  warnings: z.array(
    z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
});

export const paragraphShape = z.object({
  key: z.string().describe("Stays the same in later editions"),
  index: z.int().describe("Counts every paragraph from 0, headings too"),
  number: z.int().nullable().describe("As it is printed, from 1; null for a heading and what else has none"),
  kind: z.enum(PARAGRAPH_KINDS),
  text: z.string(),
  marks: z.array(
    z.object({
      start: z.int(),
      end: z.int(),
      kind: z.string(),
      attrs: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  picture: z
    .object({
      key: z.string(),
      url: z.string(),
      width: z.int(),
      height: z.int(),
      alt: z.string().describe("For those who do not see it; empty where nobody has described it"),
      isAway: z.boolean().describe("Moderators have taken it out of view"),
    })
    .nullable()
    .describe("Of a figure that shows one"),
  html: z.string(),
});
export type ParagraphWire = z.infer<typeof paragraphShape>;

/** A part of a text's contents, with what is said in it. */
export const contentsPartShape = z.object({
  key: z.string().describe("Of the heading; of the first paragraph where there is none"),
  title: z
    .string()
    .nullable()
    .describe("Null for what stands before the first heading, and in a text without any"),
  depth: z.int().describe("How many parts it stands in"),
  from: z.int().describe("The number of its first paragraph"),
  to: z.int(),
  threads: z.int().describe("What one may read in it, the parts inside of it too"),
  posts: z.int(),
  fresh: z.int().describe("Posts that one has not seen"),
  isHere: z.boolean().describe("One stopped here"),
});

/** What is looked for in a text. */
export const inTranslation = idSchema
  .optional()
  .describe("The id of a translation, to have its words in the places of the text");

export const findQuery = pageByPlace.extend({
  in: inTranslation,
  q: z
    .string()
    .trim()
    .min(1)
    .max(FIND_LENGTH)
    .describe("Without regard to case, accents, and the ways to set quotes and dashes"),
});

export const foundInTextShape = listOf(
  paragraphShape.pick({ key: true, index: true, number: true, kind: true, text: true }).extend({
    found: z.array(z.object({ start: z.int(), end: z.int() })).describe("In UTF-16 units of the text"),
  }),
).extend({
  total: z
    .object({ paragraphs: z.int(), places: z.int() })
    .describe("Of the whole text, whatever this page of the list holds"),
});

/** What a member has seen: the numbers of posts, paragraphs, and where they stopped. */
export const readMarkInput = z.object({
  paragraphs: z
    .array(z.object({ from: storable.max(64), through: storable.max(64) }))
    .max(100)
    .default([])
    .describe("Stretches that stood on the screen, by the keys of their first and last paragraphs"),
  posts: z.array(z.int().min(1)).max(1_000).default([]),
  stoppedAt: storable.max(64).optional(),
});
