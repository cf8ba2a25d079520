import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { annotationShape } from "@/domain/wire/annotation";
import { newLock, newMove, slowness } from "@/domain/wire/thread-keeping";

const inAnnotation = z.object({ annotation: z.string() });

export const lockThreadEndpoint = endpoint({
  method: "POST",
  path: "/annotations/{annotation}/lock",
  summary: "Lock a thread: nobody but moderators and organizers answers or edits in it",
  params: inAnnotation,
  body: newLock,
  answer: annotationShape,
});

export const unlockThreadEndpoint = endpoint({
  method: "DELETE",
  path: "/annotations/{annotation}/lock",
  summary: "Unlock a thread",
  params: inAnnotation,
  status: 204,
});

export const slowThreadEndpoint = endpoint({
  method: "PUT",
  path: "/annotations/{annotation}/slow",
  summary: "Let each member post once in so many minutes in a thread; moderators are exempt",
  params: inAnnotation,
  body: slowness,
  answer: annotationShape,
});

export const moveThreadEndpoint = endpoint({
  method: "POST",
  path: "/annotations/{annotation}/move",
  summary: "Move a thread to another paragraph: onto the same words there, or the whole paragraph",
  params: inAnnotation,
  body: newMove,
  answer: annotationShape,
});

export const moveThreadBackEndpoint = endpoint({
  method: "DELETE",
  path: "/annotations/{annotation}/move",
  summary: "Move a thread back to exactly where it stood before it was moved last",
  params: inAnnotation,
  status: 204,
});
