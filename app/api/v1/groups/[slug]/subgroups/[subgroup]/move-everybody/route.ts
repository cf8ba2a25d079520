import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { listSubgroups } from "@/operations/subgroups/list-subgroups";
import { moveEverybody } from "@/operations/subgroups/move-everybody";
import { moveEverybodyEndpoint } from "../../../../../_endpoints/subgroups";

export const POST = route(
  moveEverybodyEndpoint,
  async ({ viewer, params: { slug, subgroup }, body: { to } }) => {
    await moveEverybody(viewer, slug, { from: subgroup, to });
    return listSubgroups(viewer, slug);
  },
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.divide"),
);
