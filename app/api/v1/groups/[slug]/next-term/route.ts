import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { beginNextTerm } from "@/operations/groups/begin-next-term";
import { findGroup } from "@/operations/groups/find-group";
import { openNextTerm } from "@/operations/groups/open-next-term";
import { beginNextTermEndpoint, openNextTermEndpoint } from "../../../_endpoints/groups";

export const GET = route(
  openNextTermEndpoint,
  ({ viewer, params, query }) => openNextTerm(viewer, params.slug, query.first),
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.begin-next-term"),
);

export const POST = route(
  beginNextTermEndpoint,
  async ({ viewer, params, body, id }) => {
    const { slug } = await beginNextTerm(viewer, params.slug, body, id);
    return findGroup(viewer, slug);
  },
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.begin-next-term"),
);
