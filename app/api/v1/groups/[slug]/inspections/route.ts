import { route } from "@/app/_request/route";
import { askToInspect } from "@/operations/ask";
import { inspectGroup } from "@/operations/site/inspect-group";
import { inspectGroupEndpoint } from "../../../_endpoints/site";

export const POST = route(
  inspectGroupEndpoint,
  ({ viewer, params, body, id }) => inspectGroup(viewer, params.slug, body, { id }),
  ({ viewer, params }) => askToInspect(viewer, params.slug),
);
