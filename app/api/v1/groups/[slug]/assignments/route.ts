import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { listAssignments } from "@/operations/assignments/list-assignments";
import { listGroupAssignmentsEndpoint } from "../../../_endpoints/assignments";

export const GET = route(
  listGroupAssignmentsEndpoint,
  ({ viewer, params, query }) => listAssignments(viewer, params.slug, query),
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.read"),
);
