import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { addSubgroup } from "@/operations/subgroups/add-subgroup";
import { findSubgroup } from "@/operations/subgroups/find-subgroup";
import { listSubgroups } from "@/operations/subgroups/list-subgroups";
import { addSubgroupEndpoint, listSubgroupsEndpoint } from "../../../_endpoints/subgroups";

export const GET = route(listSubgroupsEndpoint, ({ viewer, params }) => listSubgroups(viewer, params.slug));

export const POST = route(
  addSubgroupEndpoint,
  async ({ viewer, params, body, id }) =>
    findSubgroup(viewer, params.slug, await addSubgroup(viewer, params.slug, body, id)),
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.divide"),
);
