import { route } from "@/app/_request/route";
import { askAnnotation } from "@/operations/ask";
import { moveThread, moveThreadBack } from "@/operations/moderation/move-thread";
import { moveThreadBackEndpoint, moveThreadEndpoint } from "../../../_endpoints/threads";

export const POST = route(
  moveThreadEndpoint,
  ({ viewer, params, body }) => moveThread(viewer, params.annotation, body),
  ({ viewer, params }) => askAnnotation(viewer, params.annotation, "annotation.moderate"),
);

export const DELETE = route(moveThreadBackEndpoint, ({ viewer, params }) =>
  moveThreadBack(viewer, params.annotation),
);
