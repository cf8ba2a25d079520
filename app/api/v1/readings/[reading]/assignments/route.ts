import { route } from "@/app/_request/route";
import { askReading } from "@/operations/ask";
import { assignReading } from "@/operations/assignments/assign-reading";
import { listReadingAssignments } from "@/operations/assignments/list-assignments";
import { assignReadingEndpoint, listReadingAssignmentsEndpoint } from "../../../_endpoints/assignments";

export const GET = route(
  listReadingAssignmentsEndpoint,
  ({ viewer, params, query }) => listReadingAssignments(viewer, params.reading, query),
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.read"),
);

export const POST = route(
  assignReadingEndpoint,
  ({ viewer, params, body, id }) => assignReading(viewer, params.reading, body, id),
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.assign"),
);
