import { route } from "@/app/_request/route";
import { askAssignment } from "@/operations/ask";
import { listProgress } from "@/operations/assignments/list-progress";
import { listProgressEndpoint } from "../../../_endpoints/assignments";

export const GET = route(
  listProgressEndpoint,
  ({ viewer, params, query }) => listProgress(viewer, params.assignment, query),
  ({ viewer, params }) => askAssignment(viewer, params.assignment, "assignment.list-progress"),
);
