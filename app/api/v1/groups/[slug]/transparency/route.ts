import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { findTransparency } from "@/operations/moderation/find-transparency";
import { findTransparencyEndpoint } from "../../../_endpoints/transparency";

export const GET = route(
  findTransparencyEndpoint,
  ({ viewer, params, query }) => findTransparency(viewer, params.slug, query),
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.read-moderation-log"),
);
