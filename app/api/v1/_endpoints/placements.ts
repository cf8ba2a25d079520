import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { annotationShape, newPlacement } from "@/domain/wire/annotation";

const inAnnotation = z.object({ annotation: z.string() });

export const reattachAnnotationEndpoint = endpoint({
  method: "POST",
  path: "/annotations/{annotation}/placement",
  summary:
    "Give an annotation, whose words a new edition has changed or lost, the words that it is about now",
  params: inAnnotation,
  body: newPlacement,
  answer: annotationShape,
});

export const takeReattachmentBackEndpoint = endpoint({
  method: "DELETE",
  path: "/annotations/{annotation}/placement",
  summary: "Put a re-attached annotation back exactly as it was before",
  params: inAnnotation,
  status: 204,
});

export const restAnnotationEndpoint = endpoint({
  method: "POST",
  path: "/annotations/{annotation}/rest",
  summary: "Let an annotation rest whose words are lost: nobody looks for their place any more",
  params: inAnnotation,
  answer: annotationShape,
});

export const takeUpAnnotationEndpoint = endpoint({
  method: "DELETE",
  path: "/annotations/{annotation}/rest",
  summary: "Take up an annotation again that was let rest",
  params: inAnnotation,
  status: 204,
});
