import { route } from "@/app/_request/route";
import { restAnnotation, takeUpAnnotation } from "@/operations/annotations/rest-annotation";
import { askAnnotation } from "@/operations/ask";
import { restAnnotationEndpoint, takeUpAnnotationEndpoint } from "../../../_endpoints/placements";

export const POST = route(
  restAnnotationEndpoint,
  ({ viewer, params }) => restAnnotation(viewer, params.annotation),
  ({ viewer, params }) => askAnnotation(viewer, params.annotation, "annotation.reattach"),
);

export const DELETE = route(takeUpAnnotationEndpoint, ({ viewer, params }) =>
  takeUpAnnotation(viewer, params.annotation),
);
