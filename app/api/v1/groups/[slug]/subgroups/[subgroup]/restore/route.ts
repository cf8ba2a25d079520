import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { findSubgroup } from "@/operations/subgroups/find-subgroup";
import { restoreSubgroup } from "@/operations/subgroups/restore-subgroup";
import { restoreSubgroupEndpoint } from "../../../../../_endpoints/subgroups";

export const POST = route(
  restoreSubgroupEndpoint,
  async ({ viewer, params: { slug, subgroup } }) => {
    await restoreSubgroup(viewer, slug, subgroup);
    return findSubgroup(viewer, slug, subgroup);
  },
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.divide"),
);
