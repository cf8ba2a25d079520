import { route } from "@/app/_request/route";
import { askAnnotation } from "@/operations/ask";
import { flagAnnotation } from "@/operations/moderation/flag-annotation";
import { flagAnnotationEndpoint } from "../../../_endpoints/flagging";

export const POST = route(
  flagAnnotationEndpoint,
  ({ viewer, params, body }) => flagAnnotation(viewer, params.annotation, body),
  ({ viewer, params }) => askAnnotation(viewer, params.annotation, "annotation.flag"),
);
