import { route } from "@/app/_request/route";
import { askSignedIn, askSite } from "@/operations/ask";
import { createGroup } from "@/operations/groups/create-group";
import { findGroup } from "@/operations/groups/find-group";
import { listMyGroups, listOpenToAll } from "@/operations/groups/list-groups";
import { createGroupEndpoint, listGroupsEndpoint } from "../_endpoints/groups";

export const GET = route(
  listGroupsEndpoint,
  ({ viewer, query: { public: isPublic, ...page } }) =>
    isPublic ? listOpenToAll(viewer, page) : listMyGroups(viewer, page),
  ({ viewer, search }) => {
    if (!isForAll(search)) askSignedIn(viewer);
  },
);

const isForAll = (search: URLSearchParams): boolean =>
  listGroupsEndpoint.query.shape.public.safeParse(search.get("public") ?? undefined).data === true;

export const POST = route(
  createGroupEndpoint,
  async ({ viewer, body, id }) => {
    const { slug } = await createGroup(viewer, body, id);
    return findGroup(viewer, slug);
  },
  ({ viewer }) => askSite(viewer, "group.create"),
);
