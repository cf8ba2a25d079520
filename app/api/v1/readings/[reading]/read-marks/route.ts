import { route } from "@/app/_request/route";
import { askReading } from "@/operations/ask";
import { markRead } from "@/operations/readings/mark-read";
import { markReadEndpoint } from "../../../_endpoints/readings";

export const POST = route(
  markReadEndpoint,
  ({ viewer, params, body }) => markRead(viewer, params.reading, body),
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.mark-read"),
);
