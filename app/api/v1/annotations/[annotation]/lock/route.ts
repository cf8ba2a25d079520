import { route } from "@/app/_request/route";
import { askAnnotation } from "@/operations/ask";
import { lockThread, unlockThread } from "@/operations/moderation/lock-thread";
import { lockThreadEndpoint, unlockThreadEndpoint } from "../../../_endpoints/threads";

export const POST = route(
  lockThreadEndpoint,
  ({ viewer, params, body }) => lockThread(viewer, params.annotation, body),
  ({ viewer, params }) => askAnnotation(viewer, params.annotation, "annotation.moderate"),
);

export const DELETE = route(unlockThreadEndpoint, ({ viewer, params }) =>
  unlockThread(viewer, params.annotation),
);
