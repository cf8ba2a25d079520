import { route } from "@/app/_request/route";
import { askReading } from "@/operations/ask";
import { listMentionable } from "@/operations/members/list-mentionable";
import { listMentionableEndpoint } from "../../../_endpoints/readings";

export const GET = route(
  listMentionableEndpoint,
  ({ viewer, params, query }) => listMentionable(viewer, params.reading, query),
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.annotate"),
);
