import { route } from "@/app/_request/route";
import { addAnnotation } from "@/operations/annotations/add-annotation";
import { listAnnotations } from "@/operations/annotations/list-annotations";
import { askReading } from "@/operations/ask";
import { addAnnotationEndpoint, listAnnotationsEndpoint } from "../../../_endpoints/annotations";

export const GET = route(
  listAnnotationsEndpoint,
  ({ viewer, params, query: { author, unread, rested, ...query } }) =>
    listAnnotations(viewer, params.reading, { ...query, authorId: author, isUnread: unread, rests: rested }),
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.read"),
);

export const POST = route(
  addAnnotationEndpoint,
  ({ viewer, params, body, id }) => addAnnotation(viewer, params.reading, { id, ...body }),
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.annotate"),
);
