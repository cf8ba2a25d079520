import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { listOf, listQuery } from "@/domain/wire/list";
import { paragraphShape, readingShape, readMarkInput } from "@/domain/wire/reading";

export const inReading = z.object({ reading: z.string() });

export const findReadingEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}",
  summary: "A reading: its text and the edition that is read now",
  params: inReading,
  answer: readingShape,
});

export const listParagraphsEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}/paragraphs",
  summary: "The paragraphs of the current edition, in order",
  params: inReading,
  query: listQuery,
  answer: listOf(paragraphShape),
});

export const markReadEndpoint = endpoint({
  method: "POST",
  path: "/readings/{reading}/read-marks",
  summary: "Remember which posts one has seen, and where one stopped",
  params: inReading,
  body: readMarkInput,
  status: 204,
});

export const followReadingEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}/live",
  summary: "Server-sent events: what others write, as they write it",
  params: inReading,
  query: z.object({ after: z.coerce.number().int().min(0).optional() }),
});
