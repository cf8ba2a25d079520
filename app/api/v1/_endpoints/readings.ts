import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { EXPORT_FILES, EXPORT_FORMATS } from "@/domain/exports";
import { TEXT_PARAGRAPHS } from "@/domain/limits";
import { PICTURE_TYPES } from "@/domain/pictures";
import { importShape } from "@/domain/wire/import";
import { listOf, pageById, pageByNumber, pageByPlace } from "@/domain/wire/list";
import { mentionableQuery, mentionableShape } from "@/domain/wire/mention";
import {
  addedReadingShape,
  contentsPartShape,
  findQuery,
  foundInTextShape,
  inTranslation,
  newReading,
  paragraphShape,
  readingEdit,
  readingShape,
  readMarkInput,
} from "@/domain/wire/reading";
import { inGroup } from "./groups";

export const inReading = z.object({ reading: z.string() });

export const listReadingsEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}/readings",
  summary: "The readings of a group",
  isPublic: true,
  params: inGroup,
  query: pageById,
  answer: listOf(readingShape),
});

export const addReadingEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/readings",
  summary:
    "Import a text, as a file (multipart) or as JSON, and publish it as a reading; what a member brings waits for review",
  params: inGroup,
  body: newReading,
  status: 201,
  answer: addedReadingShape,
  later: importShape,
});

export const findReadingEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}",
  summary: "A reading: its text and the edition that is read now",
  isPublic: true,
  params: inReading,
  answer: readingShape,
});

export const editReadingEndpoint = endpoint({
  method: "PATCH",
  path: "/readings/{reading}",
  summary: "Archive a reading or take it up again, divide its talk between subgroups or bring them together",
  params: inReading,
  body: readingEdit,
  answer: readingShape,
});

export const listParagraphsEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}/paragraphs",
  summary: "The paragraphs of the current edition, in order",
  isPublic: true,
  params: inReading,
  query: pageByPlace.extend({
    in: inTranslation,
    number: z.coerce
      .number()
      .int()
      .min(1)
      .max(TEXT_PARAGRAPHS)
      .optional()
      .describe("Only the one with this number printed beside it"),
  }),
  answer: listOf(paragraphShape),
});

export const listContentsEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}/contents",
  summary:
    "What a text consists of, by its headings or, if it has none, by its parts, and how much is said in each",
  isPublic: true,
  params: inReading,
  answer: z.object({ items: z.array(contentsPartShape) }),
});

export const findInTextEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}/find",
  summary: "The paragraphs of the current edition that hold some words, in order",
  isPublic: true,
  params: inReading,
  query: findQuery,
  answer: foundInTextShape,
});

export const listMentionableEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}/mentionable",
  summary: "Whom one may mention in what one writes here, by the first letters of a name or a handle",
  params: inReading,
  query: mentionableQuery,
  answer: mentionableShape,
});

export const findPictureEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}/pictures/{key}",
  summary: "A picture of the text, by the key that its figure names it by",
  isPublic: true,
  params: inReading.extend({ key: z.string() }),
  files: [...PICTURE_TYPES],
});

export const markReadEndpoint = endpoint({
  method: "POST",
  path: "/readings/{reading}/read-marks",
  summary: "Remember which posts one has seen, and where one stopped",
  params: inReading,
  body: readMarkInput,
  status: 204,
});

export const exportReadingEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}/export",
  summary: "What one may see of a reading, as a file",
  isPublic: true,
  params: inReading,
  query: z.object({ format: z.enum(EXPORT_FORMATS) }),
  files: Object.values(EXPORT_FILES).map(({ type }) => type.replace(/;.*/, "")),
});

export const followReadingEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}/live",
  summary: "Server-sent events: what others write, as they write it",
  isPublic: true,
  params: inReading,
  query: pageByNumber.pick({ after: true }),
  files: ["text/event-stream"],
});
