import { route } from "@/app/_request/route";
import { askAnnotation } from "@/operations/ask";
import { slowThread } from "@/operations/moderation/slow-thread";
import { slowThreadEndpoint } from "../../../_endpoints/threads";

export const PUT = route(
  slowThreadEndpoint,
  ({ viewer, params, body }) => slowThread(viewer, params.annotation, body),
  ({ viewer, params }) => askAnnotation(viewer, params.annotation, "annotation.moderate"),
);
