import { route } from "@/app/_request/route";
import { deleteAnnotation } from "@/operations/annotations/delete-annotation";
import { editAnnotation } from "@/operations/annotations/edit-annotation";
import { findAnnotation } from "@/operations/annotations/find-annotation";
import { askAnnotation } from "@/operations/ask";
import {
  deleteAnnotationEndpoint,
  editAnnotationEndpoint,
  findAnnotationEndpoint,
} from "../../_endpoints/annotations";

export const GET = route(findAnnotationEndpoint, ({ viewer, params }) =>
  findAnnotation(viewer, params.annotation),
);

export const PATCH = route(
  editAnnotationEndpoint,
  ({ viewer, params, body }) => editAnnotation(viewer, params.annotation, body),
  ({ viewer, params }) => askAnnotation(viewer, params.annotation, "annotation.edit"),
);

export const DELETE = route(deleteAnnotationEndpoint, ({ viewer, params }) =>
  deleteAnnotation(viewer, params.annotation),
);
