import { route } from "@/app/_request/route";
import { askReading } from "@/operations/ask";
import { flagText } from "@/operations/moderation/flag-text";
import { flagTextEndpoint } from "../../../_endpoints/flagging";

export const POST = route(
  flagTextEndpoint,
  ({ viewer, params, body }) => flagText(viewer, params.reading, body),
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.flag"),
);
