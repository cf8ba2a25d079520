import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { ANNOTATION_KINDS } from "@/domain/annotations";
import { idSchema } from "@/domain/ids";
import { TEXT_PARAGRAPHS } from "@/domain/limits";
import { PLACEMENT_STATES } from "@/domain/passages";
import { annotationEdit, annotationShape, newAnnotation, tagSchema } from "@/domain/wire/annotation";
import { listOf, pageByNumber } from "@/domain/wire/list";
import { storable } from "@/domain/wire/storable";
import { talkShape, threadShape } from "@/domain/wire/thread";
import { inReading } from "./readings";

const inAnnotation = z.object({ annotation: z.string() });

export const listAnnotationsEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}/annotations",
  summary: "Annotations with their first posts, oldest first",
  isPublic: true,
  params: inReading,
  query: pageByNumber.extend({
    paragraph: storable.min(1).max(64).optional().describe("A number or a key"),
    author: idSchema.optional().describe("A membership's id"),
    tag: tagSchema.optional(),
    kind: z.enum(ANNOTATION_KINDS).optional(),
    state: z
      .enum(PLACEMENT_STATES)
      .optional()
      .describe("Of its placement: `lost` for those whose words are gone"),
    rested: z.stringbool().optional().describe("Of lost ones: whether nobody looks for their place any more"),
    unread: z.stringbool().optional(),
    q: storable.trim().min(1).max(200).optional(),
  }),
  answer: listOf(annotationShape),
});

export const listThreadsEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}/threads",
  summary:
    "Threads as the reading page shows them, with no more than is needed for that, oldest first; its stretches are told by index, not by number",
  isPublic: true,
  params: inReading,
  query: pageByNumber.extend({
    from: z.coerce
      .number()
      .int()
      .min(0)
      .max(TEXT_PARAGRAPHS)
      .optional()
      .describe("Index of the first paragraph, counted from 0, headings too"),
    through: z.coerce
      .number()
      .int()
      .min(0)
      .max(TEXT_PARAGRAPHS)
      .optional()
      .describe("Index of the last paragraph, which is included"),
    id: idSchema.optional(),
    author: idSchema.optional().describe("A membership's id"),
    kind: z.enum(ANNOTATION_KINDS).optional(),
    unread: z.stringbool().optional(),
  }),
  answer: listOf(threadShape),
});

export const findTalkEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}/talk",
  summary: "How much is said about each paragraph, by its index, and how much of it is new to whoever asks",
  isPublic: true,
  params: inReading,
  answer: talkShape,
});

export const addAnnotationEndpoint = endpoint({
  method: "POST",
  path: "/readings/{reading}/annotations",
  summary: "Annotate a passage",
  params: inReading,
  body: newAnnotation,
  status: 201,
  answer: annotationShape,
});

export const findAnnotationEndpoint = endpoint({
  method: "GET",
  path: "/annotations/{annotation}",
  summary: "An annotation with its first posts",
  isPublic: true,
  params: inAnnotation,
  answer: annotationShape,
});

export const editAnnotationEndpoint = endpoint({
  method: "PATCH",
  path: "/annotations/{annotation}",
  summary: "Change an annotation's kind or tags",
  params: inAnnotation,
  body: annotationEdit,
  answer: annotationShape,
});

export const deleteAnnotationEndpoint = endpoint({
  method: "DELETE",
  path: "/annotations/{annotation}",
  summary: "Take an annotation back; replies stay under a placeholder",
  params: inAnnotation,
  status: 204,
});
