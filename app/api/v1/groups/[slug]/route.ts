import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { editGroup } from "@/operations/groups/edit-group";
import { findGroup } from "@/operations/groups/find-group";
import { editGroupEndpoint, findGroupEndpoint } from "../../_endpoints/groups";

export const GET = route(findGroupEndpoint, ({ viewer, params }) => findGroup(viewer, params.slug));

export const PATCH = route(
  editGroupEndpoint,
  async ({ viewer, params, body }) => {
    await editGroup(viewer, params.slug, body);
    return findGroup(viewer, params.slug);
  },
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.archive"),
);
