import { route } from "@/app/_request/route";
import { askReading } from "@/operations/ask";
import { publishPlan } from "@/operations/assignments/publish-plan";
import { publishPlanEndpoint } from "../../../_endpoints/assignments";

export const POST = route(
  publishPlanEndpoint,
  ({ viewer, params, body, id }) => publishPlan(viewer, params.reading, body, id),
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.assign"),
);
