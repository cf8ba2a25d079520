import { route } from "@/app/_request/route";
import { reattachAnnotation, takeReattachmentBack } from "@/operations/annotations/reattach-annotation";
import { askAnnotation } from "@/operations/ask";
import { reattachAnnotationEndpoint, takeReattachmentBackEndpoint } from "../../../_endpoints/placements";

export const POST = route(
  reattachAnnotationEndpoint,
  ({ viewer, params, body }) => reattachAnnotation(viewer, params.annotation, body),
  ({ viewer, params }) => askAnnotation(viewer, params.annotation, "annotation.reattach"),
);

export const DELETE = route(takeReattachmentBackEndpoint, ({ viewer, params }) =>
  takeReattachmentBack(viewer, params.annotation),
);
