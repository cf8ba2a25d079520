import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { findSubgroup } from "@/operations/subgroups/find-subgroup";
import { removeSubgroup } from "@/operations/subgroups/remove-subgroup";
import { renameSubgroup } from "@/operations/subgroups/rename-subgroup";
import { editSubgroupEndpoint, removeSubgroupEndpoint } from "../../../../_endpoints/subgroups";

export const PATCH = route(
  editSubgroupEndpoint,
  async ({ viewer, params: { slug, subgroup }, body }) => {
    await renameSubgroup(viewer, slug, subgroup, body);
    return findSubgroup(viewer, slug, subgroup);
  },
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.divide"),
);

export const DELETE = route(removeSubgroupEndpoint, ({ viewer, params }) =>
  removeSubgroup(viewer, params.slug, params.subgroup),
);
