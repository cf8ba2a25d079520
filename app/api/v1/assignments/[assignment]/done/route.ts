import { route } from "@/app/_request/route";
import { markDone } from "@/operations/assignments/mark-done";
import { markDoneEndpoint, unmarkDoneEndpoint } from "../../../_endpoints/assignments";

export const PUT = route(markDoneEndpoint, ({ viewer, params }) => markDone(viewer, params.assignment, true));

export const DELETE = route(unmarkDoneEndpoint, ({ viewer, params }) =>
  markDone(viewer, params.assignment, false),
);
