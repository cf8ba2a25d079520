import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { listLog } from "@/operations/moderation/list-log";
import { listLogEndpoint } from "../../../_endpoints/moderation";

export const GET = route(
  listLogEndpoint,
  ({ viewer, params, query }) => listLog(viewer, params.slug, query),
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.read-moderation-log"),
);
