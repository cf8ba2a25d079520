import { route } from "@/app/_request/route";
import { askSite } from "@/operations/ask";
import { createGroup } from "@/operations/groups/create-group";
import { findGroup } from "@/operations/groups/find-group";
import { listMyGroups, listOpenToAll } from "@/operations/groups/list-groups";
import { createGroupEndpoint, listGroupsEndpoint } from "../_endpoints/groups";

export const GET = route(
  listGroupsEndpoint,
  ({ viewer, query: { public: isPublic, ...page } }) =>
    isPublic ? listOpenToAll(viewer, page) : listMyGroups(viewer, page),
  () => {},
);

export const POST = route(
  createGroupEndpoint,
  async ({ viewer, body, id }) => {
    const { slug } = await createGroup(viewer, body, id);
    return findGroup(viewer, slug);
  },
  ({ viewer }) => askSite(viewer, "group.create"),
);
