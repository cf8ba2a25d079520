import { route } from "@/app/_request/route";
import { askReading } from "@/operations/ask";
import { listPlans } from "@/operations/assignments/list-plans";
import { publishPlan } from "@/operations/assignments/publish-plan";
import { listPlansEndpoint, publishPlanEndpoint } from "../../../_endpoints/assignments";

export const GET = route(listPlansEndpoint, ({ viewer, params }) => listPlans(viewer, params.reading));

export const POST = route(
  publishPlanEndpoint,
  ({ viewer, params, body, id }) => publishPlan(viewer, params.reading, body, id),
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.assign"),
);
